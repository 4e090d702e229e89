import { DECIDES } from '@foreshock/backtest';
import type { Section } from '@foreshock/report';
import { count, days, decimal, money, percent, signed } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns } from './columns.ts';

type Figure = keyof typeof DECIDES;

/** How each of the figures that decide is written. */
function writers(currency: string): Record<Figure, (value: number | null) => string> {
  const amount = money(currency);
  const whole = (value: number | null) => (value === null ? '–' : count(value));
  return {
    ...{ raised: whole, open: whole, recall: percent, precision: percent, medianLeadDays: days },
    ...{ auc: decimal, ks: decimal, psi: decimal },
    ...{
      expectedLossMinor: amount,
      workMinor: amount,
      holdMinor: amount,
      savedMinor: amount,
      netMinor: amount,
    },
  };
}

export function summarySection({ comparison, say, currency }: Shown): Section {
  const write = writers(currency);
  const { live, draft, outcome, difference } = comparison;
  const rows = (Object.keys(write) as Figure[]).map((figure) => [
    say.decides[figure],
    ...[live, draft].map((measures) => write[figure](DECIDES[figure](measures, outcome))),
    signed(difference[figure], write[figure]),
  ]);
  return {
    title: say.summary,
    blocks: [
      { kind: 'text', text: say.defaultBy[comparison.defaultBy] },
      { kind: 'table', columns: columns(['', say.live, say.draft, say.difference]), rows },
    ],
  };
}
