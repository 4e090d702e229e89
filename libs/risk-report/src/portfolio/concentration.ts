import { measuresOf } from '@foreshock/portfolio-measures';
import type { Section } from '@foreshock/report';
import { NONE, type Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** How much hangs on how few. */
export function concentrationSection({ now, heaviest }: PortfolioReport, format: Format): Section {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  const measures = measuresOf(now, now.positive);
  const shares = ([1, 5, 10] as const).map((n) => ({
    label: say.topShare(n),
    value: format.percent(measures[`top${n}Share`]),
  }));
  const hhi = measures.hhi;
  return {
    title: say.concentration,
    blocks: [
      {
        kind: 'figures',
        figures: [
          { label: say.hhi, value: format.number(hhi === undefined ? null : Math.round(hhi)) },
          ...shares,
        ],
      },
      {
        kind: 'table',
        columns: [
          { heading: common.customer },
          { heading: common.grade },
          { heading: common.exposure, align: 'right' },
          { heading: common.share, align: 'right' },
          { heading: common.overdue, align: 'right' },
        ],
        rows: heaviest.map(({ customerId, grade, exposureMinor, share, overdueMinor }) => [
          customerId,
          grade || NONE,
          format.money(exposureMinor),
          format.percent(share),
          format.money(overdueMinor),
        ]),
      },
    ],
  };
}
