#!/usr/bin/env python3
"""An independent, slow reading of SEMANTICS.md: keeps every fact, recomputes everything from scratch.

  oracle.py events.jsonl indicators.jsonl warnings.jsonl [n]

events.jsonl      the log, in order: each record with its type and partition
indicators.jsonl  the indicators topic; the last record of each customer counts
warnings.jsonl    the warnings topic; every record counts, in order per customer
n                 look at about one customer in n only (for large inputs)
"""
import json
import sys
import zlib
from collections import defaultdict

DEDUPE, REOPEN = 35, 60
FIELDS = ['openMinor', 'overdueMinor', 'agingCurrent', 'aging1to30', 'aging31to60', 'aging61to90', 'agingOver90',
          'oldestDueDate', 'invoiced30', 'invoiced90', 'invoiced365', 'paid30', 'paid90', 'paid365',
          'invoiceCount365', 'paymentCount365', 'avgDaysLate365', 'avgDaysToPay365', 'lateRatio365', 'dso90', 'warning']


class Customer:
    def __init__(self):
        self.seen = {}        # event id -> business date of acceptance
        self.invoices = {}    # id -> dict; 'open' > 0, or 'closed' = date it was settled
        self.flows = []       # (day, what, amount or count)
        self.warning = False

    def known(self, iid, today):
        v = self.invoices.get(iid)
        if v is None or (v['open'] == 0 and v['closed'] < today - REOPEN):
            return None
        return v

    def settle(self, v, today):
        if v['open'] == 0:
            v['closed'] = today

    def apply(self, e, today):
        if e['type'] == 'InvoiceEvent':
            iid, kind, amount = e['invoiceId'], e['kind'], e['amountMinor']
            v = self.known(iid, today)
            if kind == 'ISSUED':
                if v is None:
                    self.invoices[iid] = dict(issue=e['issueDate'], due=e['dueDate'], orig=amount, open=amount, closed=None)
                    self.flows += [(e['issueDate'], 'invoiced', amount), (e['issueDate'], 'ninv', 1)]
                return
            if v is None or v['open'] == 0:
                return
            if kind == 'AMENDED':
                paid = v['orig'] - v['open']
                self.flows.append((v['issue'], 'invoiced', amount - v['orig']))
                v.update(orig=amount, open=max(0, amount - paid), due=e['dueDate'])
                self.settle(v, today)
            elif kind == 'CANCELLED':
                self.flows += [(v['issue'], 'invoiced', -v['orig']), (v['issue'], 'ninv', -1)]
                del self.invoices[iid]
            elif kind == 'WRITTEN_OFF':
                del self.invoices[iid]
            elif kind == 'CREDIT_NOTE':
                x = min(amount, v['open'])
                v['orig'] -= x
                v['open'] -= x
                self.flows.append((v['issue'], 'invoiced', -x))
                self.settle(v, today)
            return
        sign = 1 if e['kind'] == 'RECEIVED' else -1
        day, hit = e['paymentDate'], False
        for a in e['allocations']:
            v = self.known(a['invoiceId'], today)
            if v is None:
                continue
            x = min(a['amountMinor'], v['open'] if sign > 0 else v['orig'] - v['open'])
            if x <= 0:
                continue
            hit = True
            v['open'] -= sign * x
            late = max(0, day - v['due'])
            self.flows += [(day, 'paid', sign * x), (day, 'latew', sign * x * late),
                           (day, 'dtpw', sign * x * max(0, day - v['issue']))]
            if late:
                self.flows.append((day, 'late', sign * x))
            if sign > 0:
                self.settle(v, today)
        if hit:
            self.flows.append((day, 'npay', sign))

    def indicators(self, today):
        live = [v for v in self.invoices.values() if v['open'] > 0]
        r = dict.fromkeys(['agingCurrent', 'aging1to30', 'aging31to60', 'aging61to90', 'agingOver90'], 0)
        for v in live:
            d = today - v['due']
            r['agingCurrent' if d <= 0 else 'aging1to30' if d <= 30 else 'aging31to60' if d <= 60
              else 'aging61to90' if d <= 90 else 'agingOver90'] += v['open']
        r['openMinor'] = sum(v['open'] for v in live)
        r['overdueMinor'] = r['openMinor'] - r['agingCurrent']
        r['oldestDueDate'] = min((v['due'] for v in live), default=-1)
        r['maxDaysPastDue'] = max([0] + [today - v['due'] for v in live])

        def total(what, window):
            return sum(a for day, w, a in self.flows if w == what and day > today - window)
        for n in (30, 90, 365):
            r[f'invoiced{n}'] = total('invoiced', n)
            r[f'paid{n}'] = total('paid', n)
        r['invoiceCount365'] = total('ninv', 365)
        r['paymentCount365'] = total('npay', 365)
        p = r['paid365']
        for name, what in (('avgDaysLate365', 'latew'), ('avgDaysToPay365', 'dtpw'), ('lateRatio365', 'late')):
            r[name] = total(what, 365) / p if p > 0 else 0.0
        inv = r['invoiced90']
        r['dso90'] = r['openMinor'] * 90 / inv if inv > 0 else -1.0
        why = 0
        if r['maxDaysPastDue'] > 30:
            why |= 1
        if 2 * r['overdueMinor'] > r['openMinor']:
            why |= 2
        if inv > 0 and r['openMinor'] * 90 > 75 * inv:
            why |= 4
        r['reasons'] = why
        return r


def main(events, indicators, warnings, one_in=1):
    def looked_at(cid):
        return zlib.crc32(cid.encode()) % int(one_in) == 0

    today = {}
    parts = defaultdict(lambda: defaultdict(Customer))
    expected = defaultdict(list)
    dups = 0

    def judge(cid, c, t):
        r = c.indicators(t)
        if (r['reasons'] != 0) != c.warning:
            c.warning = not c.warning
            expected[cid].append(dict(state='RAISED' if c.warning else 'CLEARED', asOf=t, reasons=r['reasons'],
                                      maxDaysPastDue=r['maxDaysPastDue'], openMinor=r['openMinor'],
                                      overdueMinor=r['overdueMinor'], dso90=r['dso90']))
        r['warning'] = c.warning
        return r

    n = 0
    for line in open(events):
        e = json.loads(line)
        n += 1
        p = e['partition']
        if e['type'] == 'ClockTick':
            # a gap is stepped day by day
            for day in range(today.get(p, e['date'] - 1) + 1, e['date'] + 1):
                today[p] = day
                for cid, c in parts[p].items():
                    judge(cid, c, day)
            continue
        if not looked_at(e['customerId']):
            continue
        t = today.setdefault(p, e['occurredAt'] // 86400000)
        c = parts[p][e['customerId']]
        if e['eventId'] in c.seen and c.seen[e['eventId']] >= t - DEDUPE:
            dups += 1
            continue
        c.seen[e['eventId']] = t
        c.apply(e, t)
        judge(e['customerId'], c, t)

    got = {}
    emitted = 0
    for line in open(indicators):
        r = json.loads(line)
        emitted += 1
        if looked_at(r['customerId']):
            got[r['customerId']] = r
    got_w = defaultdict(list)
    for line in open(warnings):
        r = json.loads(line)
        if looked_at(r['customerId']):
            got_w[r['customerId']].append(r)

    bad = 0

    def complain(*a):
        nonlocal bad
        bad += 1
        if bad <= 20:
            print('MISMATCH', *a)

    customers = 0
    for p, cs in parts.items():
        for cid, c in cs.items():
            customers += 1
            want = judge(cid, c, today[p])
            have = got.pop(cid, None)
            if have is None:
                complain(cid, 'has no indicators')
                continue
            for f in FIELDS:
                if want[f] != have[f]:
                    complain(cid, f, 'want', want[f], 'have', have[f])
            # emitted when something else changed; the days past due run on by themselves
            as_of = max(0, have['asOf'] - have['oldestDueDate']) if have['oldestDueDate'] >= 0 else 0
            if have['maxDaysPastDue'] != as_of:
                complain(cid, 'maxDaysPastDue', have)
    for cid in got:
        complain(cid, 'is unknown to the oracle')
    nw = 0
    for cid in set(expected) | set(got_w):
        want, have = expected[cid], got_w[cid]
        nw += len(want)
        if len(want) != len(have):
            complain(cid, 'warnings', len(want), 'want', len(have), 'have')
            continue
        for a, b in zip(want, have):
            for f in a:
                if a[f] != b[f]:
                    complain(cid, 'warning', f, 'want', a, 'have', b)
    print(json.dumps(dict(events=n, customers=customers, duplicates=dups, indicatorsEmitted=emitted,
                          warnings=nw, mismatches=bad)))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:5]))
