import { createHash } from 'node:crypto';
import type { EngineInput } from '@foreshock/engine';
import { defaultPolicy } from '../ledger/replay.ts';

/** How a log is made: the same seed makes the same log. */
export interface LogShape {
  readonly seed: number;
  readonly customers: number;
  readonly days: number;
  readonly eventsPerDay: number;
}

const FIRST_DAY = 19_000;
const DAY_MS = 86_400_000;

/**
 * One partition's log with everything that can happen to a ledger: late and early dates, amendments, credit notes,
 * cancellations, returned payments, foreign money, repeats, contradictions, expiring covers, days without a tick.
 */
export function generateLog(shape: LogShape): EngineInput[] {
  const random = mulberry32(shape.seed);
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const oneOf = <T>(items: readonly T[]): T => items[int(0, items.length - 1)]!;
  const chance = (p: number) => random() < p;
  const log: EngineInput[] = [activation()];
  let id = 0;
  const head = (customerId: string, day: number) => ({
    eventId: `e-${(id += 1)}`,
    customerId,
    occurredAt: day * DAY_MS + int(0, 23) * 3_600_000,
    source: 'test',
  });
  const currency = () => (chance(0.85) ? 'USD' : oneOf(['EUR', 'JPY', 'KWD', 'CHF']));
  const amount = () => (chance(0.9) ? int(1, 500_000) : oneOf([0, 1, 2, 3, 10 ** 12]));
  const invoices = new Map<string, string[]>();
  const payments = new Map<string, string[]>();
  const rate = (base: string, quote: string, date: number) =>
    log.push({
      type: 'FxRate',
      record: {
        eventId: `fx-${(id += 1)}`,
        occurredAt: date * DAY_MS,
        source: 'test',
        base,
        quote,
        date,
        rate: 0.5 + random(),
      } as never,
    });

  const someInvoice = (c: string) =>
    chance(0.08) ? `${c}-unknown-${int(1, 3)}` : (oneOf(invoices.get(c) ?? []) ?? `${c}-i1`);
  const somePayment = (c: string) => oneOf(payments.get(c) ?? []) ?? `${c}-p1`;
  const dateAround = (day: number) => (chance(0.8) ? day - int(0, 12) : day - int(-30, 380));

  const invoice = (c: string, day: number): EngineInput => {
    const invoiceId = chance(0.03) ? `${c}-unknown-${int(1, 3)}` : `${c}-i${id}`;
    invoices.set(c, [...(invoices.get(c) ?? []), invoiceId]);
    const issueDate = dateAround(day);
    return event('InvoiceEvent', {
      ...head(c, issueDate),
      kind: 'ISSUED',
      invoiceId,
      issueDate,
      dueDate: issueDate + int(-2, 70),
      amountMinor: amount(),
      currency: currency(),
      ...noDocument,
      orderId: chance(0.4) ? `${c}-o${int(1, 30)}` : null,
    });
  };
  const change = (c: string, day: number): EngineInput =>
    event('InvoiceEvent', {
      ...head(c, dateAround(day)),
      kind: oneOf([
        'AMENDED',
        'AMENDED',
        'CREDIT_NOTE',
        'CREDIT_NOTE',
        'CREDIT_NOTE',
        'CANCELLED',
        'WRITTEN_OFF',
      ]),
      invoiceId: someInvoice(c),
      issueDate: day,
      dueDate: day + int(-40, 40),
      amountMinor: amount(),
      currency: currency(),
      ...noDocument,
    });
  const payment = (c: string, day: number): EngineInput => {
    const paymentId = chance(0.04) ? somePayment(c) : `${c}-p${id}`;
    payments.set(c, [...(payments.get(c) ?? []), paymentId]);
    const allocations = Array.from({ length: int(0, 3) }, () => ({
      invoiceId: someInvoice(c),
      amountMinor: amount(),
    }));
    const allocated = allocations.reduce((sum, part) => sum + part.amountMinor, 0);
    const amountMinor = chance(0.02)
      ? Math.floor(allocated / 2)
      : allocated + (chance(0.3) ? int(0, 9_999) : 0);
    return event('PaymentEvent', {
      ...head(c, day),
      kind: 'RECEIVED',
      paymentId,
      paymentDate: dateAround(day),
      amountMinor,
      currency: currency(),
      allocations,
      method: null,
    });
  };
  const reversal = (c: string, day: number): EngineInput =>
    event('PaymentEvent', {
      ...head(c, dateAround(day)),
      kind: 'REVERSED',
      paymentId: somePayment(c),
      paymentDate: day,
      amountMinor: 0,
      currency: 'USD',
      allocations: [],
      method: null,
    });
  const notice = (c: string, day: number): EngineInput =>
    event('OverdueEvent', {
      ...head(c, dateAround(day)),
      kind: oneOf(['OVERDUE', 'DUNNED', 'PROMISED', 'PROMISED', 'DISPUTED', 'DISPUTED', 'DISPUTE_RESOLVED']),
      invoiceId: someInvoice(c),
      dunningLevel: chance(0.8) ? int(0, 9) : null,
      promisedDate: chance(0.95) ? day + int(-10, 20) : null,
      amountMinor: chance(0.5) ? int(0, 20_000) : null,
      reason: null,
    });
  const signal = (c: string, day: number): EngineInput => {
    const kind = oneOf(SIGNALS);
    const texts: Record<string, string> = {};
    if (kind === 'ORDER' && chance(0.8)) texts['orderId'] = `${c}-o${int(1, 30)}`;
    if (chance(0.5)) texts['id'] = `g${int(1, 3)}`;
    if (chance(0.3)) texts['type'] = oneOf(['collateral', 'bank']);
    if (chance(0.2)) texts['currency'] = currency();
    if (chance(0.3)) texts['firm'] = oneOf(['listed', 'private', 'non-manufacturer', 'other']);
    return event('SignalEvent', {
      ...head(c, dateAround(day)),
      kind,
      numbers:
        kind === 'FINANCIAL_STATEMENT' ? figures() : { amountMinor: chance(0.9) ? int(0, 90_000) + 0.5 : -5 },
      texts,
      validUntil: chance(0.5) ? day + int(-5, 90) : null,
    });
  };
  const figures = () =>
    Object.fromEntries(FIGURES.filter(() => chance(0.85)).map((name) => [name, int(-5, 200) / 4]));
  const master = (c: string, day: number): EngineInput => {
    const limit = chance(0.7) ? oneOf([0, 5_000_000, int(1, 10 ** 7)]) : null;
    return event('CustomerEvent', {
      ...head(c, dateAround(day)),
      name: c,
      segment: 'SMALL',
      industry: null,
      country: null,
      region: null,
      parentId: null,
      owner: null,
      creditLimitMinor: limit,
      currency: limit === null ? null : currency(),
      termsDays: null,
      onboardedOn: chance(0.5) ? day - int(0, 500) : null,
      contactCiphertext: null,
      contactKeyId: null,
    });
  };

  const judgement = (c: string, day: number): EngineInput => {
    const kind = oneOf(['GRADE', 'LIMIT', 'GRADE_WITHDRAWN', 'LIMIT_WITHDRAWN']);
    return event('JudgementEvent', {
      ...head(c, day),
      kind,
      grade: kind === 'GRADE' ? oneOf(['A', 'B', 'Z']) : null,
      limitMinor: kind === 'LIMIT' ? amount() : null,
      currency: kind === 'LIMIT' ? currency() : null,
      reason: 'seen',
      validUntil: kind.endsWith('WITHDRAWN') ? null : day + int(0, 300),
      decidedBy: 'a',
      approvedBy: chance(0.7) ? 'b' : null,
    });
  };

  for (let day = FIRST_DAY; day < FIRST_DAY + shape.days; day += chance(0.1) ? int(2, 40) : 1) {
    if (day > FIRST_DAY || chance(0.5))
      log.push({
        type: 'ClockTick',
        record: { eventId: `t-${day}`, occurredAt: day * DAY_MS, source: 'test', date: day } as never,
      });
    if (day > FIRST_DAY + 3 && chance(0.2)) rate('EUR', 'USD', day - int(0, 3));
    if (day > FIRST_DAY + 5 && chance(0.2)) rate('USD', 'JPY', day);
    if (day > FIRST_DAY + 9 && chance(0.2)) rate('KWD', 'USD', day);
    for (let n = 0; n < shape.eventsPerDay; n += 1) {
      const c = `c${int(1, shape.customers)}`;
      const make = oneOf([
        invoice,
        invoice,
        invoice,
        invoice,
        change,
        payment,
        payment,
        payment,
        reversal,
        notice,
        notice,
        signal,
        master,
        judgement,
      ]);
      const made = make(c, day);
      log.push(made);
      if (chance(0.05)) log.push(made);
      if (chance(0.03)) log.push(log[int(1, log.length - 1)]!);
    }
  }
  return log.filter((input, at) => input.type !== 'FxRate' || log.indexOf(input) === at);
}

const SIGNALS = [
  'GUARANTEE',
  'GUARANTEE',
  'CREDIT_INSURANCE',
  'COMPLAINT',
  'NEWS',
  'ORDER',
  'ORDER',
  'ORDER',
  'FINANCIAL_STATEMENT',
  'CONTRACT',
] as const;
const FIGURES = [
  'currentAssets',
  'currentLiabilities',
  'inventory',
  'totalAssets',
  'totalLiabilities',
  'workingCapital',
  'retainedEarnings',
  'ebit',
  'bookEquity',
  'marketCap',
  'sales',
] as const;
const noDocument = { companyCode: null, documentType: null, orderId: null, terms: null };

function event(type: EngineInput['type'], record: object): EngineInput {
  return { type, record } as EngineInput;
}

function activation(): EngineInput {
  const { document, body } = defaultPolicy();
  const hash = createHash('sha256').update(body).digest('hex');
  const about = { eventId: 'policy', occurredAt: 0, source: 'test', activatedBy: 'a', approvedBy: 'b', hash };
  return event('PolicyActivated', {
    ...about,
    policyId: document.policyId,
    version: document.version,
    body,
    mode: 'LIVE',
  });
}

/** A small generator of numbers in [0, 1) from a seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
