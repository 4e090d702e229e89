import { measuresOf, type MemberSums } from '@foreshock/portfolio-measures';
import type { Figure, Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** A figure of the whole: what it is called, how it is written, and whether more of it is bad. */
export interface Headline {
  readonly label: string;
  readonly text: (sums: MemberSums) => string;
  readonly value: (sums: MemberSums) => number;
  readonly moreIsBad: boolean;
}

export function headlinesIn(format: Format): readonly Headline[] {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  const money = (label: string, value: (sums: MemberSums) => number, moreIsBad: boolean): Headline => ({
    label,
    value,
    moreIsBad,
    text: (sums) => format.money(value(sums)),
  });
  const measured = (label: string, name: string, text: (value: number | undefined) => string): Headline => {
    const value = (sums: MemberSums) => measuresOf(sums, sums.positive)[name] ?? NaN;
    return { label, value, moreIsBad: true, text: (sums) => text(value(sums)) };
  };
  return [
    {
      label: common.customers,
      value: ({ customers }) => customers,
      moreIsBad: false,
      text: ({ customers }) => String(customers),
    },
    money(common.exposure, ({ exposure }) => exposure, false),
    money(common.overdue, ({ overdue }) => overdue, true),
    measured(say.overdueRatio, 'overdueRatio', format.percent),
    measured(say.defaultRate, 'defaultRate', format.percent),
    money(common.expectedLoss, ({ expectedLoss }) => expectedLoss, true),
    money(common.provision, ({ provision }) => provision, true),
    measured(say.hhi, 'hhi', (value) => format.number(value === undefined ? null : Math.round(value))),
  ];
}

/** The whole in eight figures, each with what it was. */
export function summarySection({ now, before }: PortfolioReport, format: Format): Section {
  const common = WORDS[format.language];
  const figures = headlinesIn(format).map(({ label, text, value, moreIsBad }): Figure => {
    if (before === null) return { label, value: text(now) };
    const grew = value(now) - value(before);
    const tone = moreIsBad && grew !== 0 && !Number.isNaN(grew) ? (grew > 0 ? 'bad' : 'good') : undefined;
    return { label, value: text(now), note: common.was(text(before)), ...(tone && { tone }) };
  });
  return { title: PORTFOLIO_WORDS[format.language].summary, blocks: [{ kind: 'figures', figures }] };
}
