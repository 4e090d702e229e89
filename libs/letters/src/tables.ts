import type { Block, Column, Table } from '@foreshock/report';
import { dateText, moneyText, type Language } from '@foreshock/wording';
import type { Account, Movement, OpenItem } from './account.ts';
import type { Claim, Demand } from './claim.ts';
import { LABELS } from './labels.ts';

const right = (heading: string): Column => ({ heading, align: 'right' });

/** What a reminder is about: each invoice with its days past due, and interest where there is any. */
export function claimTable({ items, demands }: Claim, language: Language): Table {
  const say = LABELS[language];
  const bearsInterest = items.some(({ interestMinor }) => interestMinor > 0);
  const totals = demands.map(({ currency, overdueMinor, interestMinor }) => [
    say.total,
    '',
    '',
    '',
    moneyText(overdueMinor, currency),
    ...(bearsInterest ? [moneyText(interestMinor, currency)] : []),
  ]);
  return {
    kind: 'table',
    columns: [
      { heading: say.invoice },
      { heading: say.issued },
      { heading: say.due },
      right(say.daysPastDue),
      right(say.left),
      ...(bearsInterest ? [right(say.interest)] : []),
    ],
    rows: [
      ...items.map((item) => [
        item.invoiceId,
        dateText(item.issueDate, language),
        dateText(item.dueDate, language),
        String(item.daysPastDue),
        moneyText(item.leftMinor, item.currency),
        ...(bearsInterest ? [moneyText(item.interestMinor, item.currency)] : []),
      ]),
      ...totals,
    ],
    hasTotal: totals.length === 1,
  };
}

/** What is demanded, part by part; nothing where it is the overdue amount alone. */
export function demandBlocks({ demands }: Claim, language: Language): readonly Block[] {
  const say = LABELS[language];
  const partsOf = (demand: Demand): [string, number][] => [
    [say.overdue, demand.overdueMinor],
    [say.interest, demand.interestMinor],
    [say.fee, demand.feeMinor],
  ];
  return demands
    .filter(({ interestMinor, feeMinor }) => interestMinor + feeMinor > 0)
    .map((demand) => ({
      kind: 'table',
      columns: [{ heading: say.demand }, right(demand.currency)],
      rows: [
        ...partsOf(demand)
          .filter(([, minor]) => minor > 0)
          .map(([label, minor]) => [label, moneyText(minor, demand.currency)]),
        [say.total, moneyText(demand.totalMinor, demand.currency)],
      ],
      hasTotal: true,
    }));
}

/** Everything open, what is not yet due as well. */
export function openTable(open: readonly OpenItem[], date: number, language: Language): readonly Block[] {
  const say = LABELS[language];
  if (open.length === 0) return [];
  const stateOf = ({ dueDate, disputed }: OpenItem): string =>
    disputed ? say.disputed : dueDate < date ? say.lateBy(date - dueDate) : say.notDue;
  const sums = totalsOf(open.map(({ leftMinor, currency }) => ({ amountMinor: leftMinor, currency })));
  return [
    {
      kind: 'table',
      columns: [
        { heading: say.invoice },
        { heading: say.issued },
        { heading: say.due },
        { heading: say.state },
        right(say.left),
      ],
      rows: [
        ...open.map((item) => [
          item.invoiceId,
          dateText(item.issueDate, language),
          dateText(item.dueDate, language),
          stateOf(item),
          moneyText(item.leftMinor, item.currency),
        ]),
        ...[...sums].map(([currency, minor]) => [say.total, '', '', '', moneyText(minor, currency)]),
      ],
      hasTotal: sums.size === 1,
    },
  ];
}

/** What moved the account since a day, from the balance before it to the balance now, a table a currency. */
export function movementTables(account: Account, from: number, language: Language): readonly Block[] {
  const say = LABELS[language];
  const byCurrency = Map.groupBy(account.movements, ({ currency }) => currency);
  return [...byCurrency]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, movements]) => {
      let balance = sumOf(movements.filter(({ on }) => on < from));
      const rows = [[dateText(from, language), say.broughtForward, '', '', moneyText(balance, currency)]];
      for (const { on, kind, document, amountMinor } of movements.filter((one) => one.on >= from)) {
        balance += amountMinor;
        const amounts = [moneyText(amountMinor, currency), moneyText(balance, currency)];
        rows.push([dateText(on, language), say.movements[kind], document, ...amounts]);
      }
      rows.push([dateText(account.date, language), say.balance, '', '', moneyText(balance, currency)]);
      return {
        kind: 'table',
        columns: [
          { heading: say.date },
          { heading: say.movement },
          { heading: say.document },
          right(say.amount),
          right(say.balance),
        ],
        rows,
        hasTotal: true,
      };
    });
}

/** By currency, in the order of the codes. */
export function totalsOf(
  amounts: readonly Pick<Movement, 'amountMinor' | 'currency'>[],
): ReadonlyMap<string, number> {
  const groups = [...Map.groupBy(amounts, ({ currency }) => currency)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return new Map(groups.map(([currency, ofCurrency]) => [currency, sumOf(ofCurrency)]));
}

const sumOf = (movements: readonly Pick<Movement, 'amountMinor'>[]): number =>
  movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
