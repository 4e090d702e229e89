import type { Fact, Figure, Section } from '@foreshock/report';
import { NONE, type Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { CustomerReport } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

/** Who it is, and the figures to be seen first. */
export function summarySection(report: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  return {
    title: say.summary,
    blocks: [
      { kind: 'figures', figures: figuresOf(report, format) },
      { kind: 'facts', facts: factsOf(report, format) },
    ],
  };
}

function figuresOf({ view, indicators, master }: CustomerReport, format: Format): readonly Figure[] {
  const common = WORDS[format.language];
  const say = CUSTOMER_WORDS[format.language];
  const { now } = view;
  const overdue = now.overdue.amountMinor;
  return [
    { label: common.grade, value: now.grade, note: `${common.score} ${format.number(now.score)}` },
    {
      label: say.pd,
      value: format.percent(now.probabilityOfDefault),
      ...(now.inDefault && { tone: 'bad' as const }),
    },
    { label: common.exposure, value: format.money(now.exposure.amountMinor) },
    {
      label: common.overdue,
      value: format.money(overdue),
      note: format.percent(indicators.overdueRatio),
      tone: overdue > 0 ? 'bad' : 'good',
    },
    { label: say.oldest, value: format.value('maxDaysPastDue', indicators.maxDaysPastDue) },
    { label: common.expectedLoss, value: format.money(now.expectedLoss.amountMinor) },
    {
      label: common.limit,
      value: master.limitMinor === null ? NONE : format.money(master.limitMinor),
      note: `${say.utilisation}: ${format.percent(indicators.utilisation)}`,
    },
    { label: say.recommended, value: format.money(now.recommendedLimit.amountMinor) },
  ];
}

function factsOf({ customerId, master, view }: CustomerReport, format: Format): readonly Fact[] {
  const say = CUSTOMER_WORDS[format.language];
  const common = WORDS[format.language];
  const known: readonly [string, string | null][] = [
    [common.customer, customerId],
    [say.segment, master.segment === null ? null : (common.segments[master.segment] ?? master.segment)],
    [say.policySegment, view.policy.segment],
    [say.industry, master.industry],
    [say.country, master.country],
    [say.region, master.region],
    [say.owner, master.owner],
    [say.terms, master.termsDays === null ? null : say.days(master.termsDays)],
    [say.inDefault, view.inDefaultSince === null ? null : format.date(view.inDefaultSince)],
  ];
  return known.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
}
