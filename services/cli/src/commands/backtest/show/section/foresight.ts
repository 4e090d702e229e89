import { OUTCOME_KINDS, type Foresight } from '@foreshock/backtest';
import type { Section } from '@foreshock/report';
import { count, days, percent } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns, SIDES } from './columns.ts';

export function foresightSection({ comparison, say }: Shown): Section {
  const headings = [
    say.count,
    say.recall,
    say.precision,
    say.leadDays,
    say.falseAlarms,
    say.late,
    say.censored,
  ];
  return {
    title: say.foresight,
    blocks: [
      { kind: 'text', text: say.foresightNote },
      {
        kind: 'table',
        columns: columns([say.outcome, say.policy, ...headings], 2),
        rows: OUTCOME_KINDS.flatMap((kind) =>
          SIDES.map((side) => [say.outcomes[kind], say[side], ...cells(comparison[side].foresight[kind])]),
        ),
      },
    ],
  };
}

function cells({ outcomes, recall, leadDays, precision }: Foresight): string[] {
  const { lowerQuartile, median, upperQuartile } = leadDays;
  const lead = `${days(median)} (${days(lowerQuartile)}, ${days(upperQuartile)})`;
  return [
    count(outcomes),
    percent(recall),
    percent(precision.precision),
    median === null ? days(null) : lead,
    count(precision.falseAlarms),
    count(precision.late),
    count(precision.censored),
  ];
}
