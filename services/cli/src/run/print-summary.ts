import { formatMinor } from '@foreshock/contracts';
import { table } from '../output/table.ts';
import type { Summary } from './summary.ts';

const whole = (value: number) => value.toLocaleString('en-US');

/** The summary for a person. */
export function summaryText(summary: Summary): string {
  const { currency, worstDate, eventToWarningMs: latency } = summary;
  const money = (minor: number) =>
    currency === '' ? whole(minor) : `${formatMinor(minor, currency)} ${currency}`;
  const facts: [string, string][] = [
    ['events', whole(summary.events)],
    ['customers', whole(summary.customers)],
    ['business date', summary.businessDate],
    ['invoiced', money(summary.invoicedMinor)],
    ['open now', money(summary.openMinor)],
    ['disputes', whole(summary.disputes)],
    [
      'worst date',
      worstDate === null ? 'none' : `${worstDate.date}, ${money(worstDate.overdueMinor)} overdue`,
    ],
    ['downgrades', `${whole(summary.downgrades)} (${whole(summary.upgrades)} upgrades)`],
    ['dead letters', whole(summary.deadLetters)],
    [
      'event to warning',
      latency === null
        ? 'no warnings'
        : `p50 ${whole(latency.p50)} ms, p99 ${whole(latency.p99)} ms, during a replay at full speed`,
    ],
  ];
  const counts = (heading: string, rows: Summary['warnings']) =>
    table(
      [
        { heading, text: (row) => row.ruleId },
        { heading: 'severity', text: (row) => row.severity.toLowerCase() },
        { heading: 'raised', text: (row) => whole(row.raised), align: 'right' },
        { heading: 'open', text: (row) => whole(row.open), align: 'right' },
      ],
      rows,
    );
  const tables = [
    counts('warnings by rule', summary.warnings),
    ...(summary.portfolioWarnings.length === 0
      ? []
      : [counts('about the portfolio', summary.portfolioWarnings)]),
  ];
  return `${table(
    [
      { heading: '', text: ([name]) => name },
      { heading: '', text: ([, value]) => value },
    ],
    facts,
  ).trimStart()}\n\n${tables.join('\n\n')}`;
}
