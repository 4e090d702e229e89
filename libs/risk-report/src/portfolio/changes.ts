import type { Block, Section } from '@foreshock/report';
import { NONE, type Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { PortfolioReport } from './data.ts';
import { headlinesIn } from './summary.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** What became otherwise since the earlier day, and who moved it. */
export function changeSection(report: PortfolioReport, format: Format): Section {
  const say = PORTFOLIO_WORDS[format.language];
  const { now, before } = report;
  const grown =
    before === null
      ? []
      : headlinesIn(format).flatMap(({ label, text }) =>
          text(now) === text(before) ? [] : [say.grew(label, text(before), text(now))],
        );
  const list: Block = { kind: 'list', items: [...grown, say.moved(report.downgrades, report.upgrades)] };
  return { title: say.changes, blocks: [list, ...moversTable(report, format)] };
}

function moversTable({ movers }: PortfolioReport, format: Format): readonly Block[] {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  if (movers.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.movers,
      columns: [
        { heading: common.customer },
        { heading: say.gradeThen },
        { heading: common.grade },
        { heading: say.overdueThen, align: 'right' },
        { heading: common.overdue, align: 'right' },
        { heading: say.exposureThen, align: 'right' },
        { heading: common.exposure, align: 'right' },
      ],
      rows: movers.map((mover) => [
        mover.customerId,
        mover.gradeBefore ?? NONE,
        mover.grade ?? NONE,
        format.money(mover.overdueBeforeMinor),
        format.money(mover.overdueMinor),
        format.money(mover.exposureBeforeMinor),
        format.money(mover.exposureMinor),
      ]),
    },
  ];
}
