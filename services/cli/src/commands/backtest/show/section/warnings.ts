import type { PolicyMeasures, RuleBurden } from '@foreshock/backtest';
import { isoDate } from '@foreshock/contracts';
import { lineChart, type Block, type Section } from '@foreshock/report';
import { count, decimal, percent } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns, SIDES } from './columns.ts';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW'] as const;

export function warningsSection({ comparison, say }: Shown, withCharts: boolean): Section {
  const burdens = SIDES.map((side) => comparison[side].burden);
  const each = (figure: (burden: PolicyMeasures['burden']) => string) =>
    burdens.map(figure) as [live: string, draft: string];
  const bySeverity: Block = {
    kind: 'table',
    columns: columns([say.severity, say.live, say.draft]),
    rows: LEVELS.map((level) => [
      say.severities[level],
      ...burdens.map(({ bySeverity }) => count(bySeverity[level])),
    ]),
  };
  const charts: Block[] = [
    { kind: 'chart', caption: say.weekly, svg: weekly(comparison, say, raisedIn) },
    { kind: 'chart', caption: say.openChart, svg: weekly(comparison, say, openAtEnd) },
  ];
  const perDay = say.perDay(...each(({ raisedPerDay }) => decimal(raisedPerDay, 2)));
  const most = say.mostOnADay(...each(({ mostRaisedOnADay }) => count(mostRaisedOnADay)));
  return {
    title: say.warnings,
    blocks: [
      { kind: 'text', text: `${perDay} ${most}` },
      ...(withCharts ? charts : []),
      bySeverity,
      { kind: 'text', text: say.byRule(say.outcomes[comparison.outcome]) },
      ruleTable({ comparison, say }),
    ],
  };
}

function ruleTable({ comparison, say }: Pick<Shown, 'comparison' | 'say'>): Block {
  const { live, draft } = comparison;
  const ofRule = ({ burden }: PolicyMeasures) => new Map(burden.byRule.map((rule) => [rule.ruleId, rule]));
  const [before, after] = [ofRule(live), ofRule(draft)];
  const ruleIds = [...new Set([...before.keys(), ...after.keys()])].sort();
  const cells = (rule: RuleBurden | undefined) => [
    count(rule?.raised ?? 0),
    count(rule?.open ?? 0),
    percent(rule?.precision.precision ?? null),
  ];
  const headings = SIDES.flatMap((side) =>
    [say.raised, say.open, say.precision].map((heading) => `${heading} · ${say[side]}`),
  );
  return {
    kind: 'table',
    columns: columns([say.rule, ...headings]),
    rows: ruleIds.map((ruleId) => [ruleId, ...cells(before.get(ruleId)), ...cells(after.get(ruleId))]),
  };
}

type Days = PolicyMeasures['burden']['days'];

const raisedIn = (week: Days): number =>
  week.reduce((sum, { raised }) => sum + raised.HIGH + raised.MEDIUM + raised.LOW, 0);

const openAtEnd = (week: Days): number => week.at(-1)!.open;

function weekly(comparison: Shown['comparison'], say: Shown['say'], figure: (week: Days) => number): string {
  const weeks = (days: Days) =>
    Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(7 * week, 7 * week + 7));
  return lineChart({
    labels: weeks(comparison.live.burden.days).map((week) => isoDate(week[0]!.day)),
    series: SIDES.map((side) => ({
      name: say[side],
      values: weeks(comparison[side].burden.days).map(figure),
    })),
  });
}
