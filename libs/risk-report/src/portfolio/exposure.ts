import { measuresOf, type MemberSums } from '@foreshock/portfolio-measures';
import { stackChart, type Block, type Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import { REPORT_DIMENSIONS, type PortfolioReport, type ReportDimension } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

/** Members that a chart and a table still show one by one. */
const MOST_MEMBERS = 12;

/** Exposure by every dimension of which anything is known. */
export function exposureSection({ byDimension }: PortfolioReport, format: Format): Section {
  const blocks = REPORT_DIMENSIONS.flatMap((by) => {
    const members = sorted(byDimension[by], by);
    const isKnown = members.some(({ member }) => member !== '');
    return isKnown ? [chartOf(members.slice(0, MOST_MEMBERS), by, format), tableOf(members, by, format)] : [];
  });
  return { title: PORTFOLIO_WORDS[format.language].sections, blocks };
}

/** Grades in their order, the rest by exposure. */
function sorted(members: readonly MemberSums[], by: ReportDimension): readonly MemberSums[] {
  const byName = (one: MemberSums, other: MemberSums) => (one.member < other.member ? -1 : 1);
  if (by === 'grade') return members.toSorted(byName);
  return members.toSorted((one, other) => other.exposure - one.exposure || byName(one, other));
}

const nameOf = ({ member }: MemberSums, by: ReportDimension, format: Format): string => {
  const common = WORDS[format.language];
  if (member === '') return common.unknown;
  return by === 'segment' ? (common.segments[member] ?? member) : member;
};

function chartOf(members: readonly MemberSums[], by: ReportDimension, format: Format): Block {
  const say = PORTFOLIO_WORDS[format.language];
  const series = [
    {
      name: say.notOverdue,
      values: members.map(({ exposure, overdue }) => format.main(Math.max(0, exposure - overdue))),
    },
    { name: WORDS[format.language].overdue, values: members.map(({ overdue }) => format.main(overdue)) },
  ];
  const labels = members.map((member) => nameOf(member, by, format));
  const unit = members[0]?.currency ?? '';
  return { kind: 'chart', caption: say.exposureBy[by], svg: stackChart({ labels, series, unit }) };
}

function tableOf(members: readonly MemberSums[], by: ReportDimension, format: Format): Block {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  const whole = members.reduce((sum, { positive }) => sum + positive, 0);
  const others = members.slice(MOST_MEMBERS);
  const row = (name: string, of: readonly MemberSums[]): readonly string[] => {
    const add = (pick: (sums: MemberSums) => number) => of.reduce((sum, sums) => sum + pick(sums), 0);
    const [open, overdue, customers] = [add((s) => s.open), add((s) => s.overdue), add((s) => s.customers)];
    return [
      name,
      String(customers),
      format.money(add((s) => s.exposure)),
      format.percent(whole === 0 ? null : add((s) => s.positive) / whole),
      format.money(overdue),
      format.percent(open === 0 ? 0 : overdue / open),
      format.percent(
        of.length === 1 ? measuresOf(of[0]!, whole).defaultRate : add((s) => s.defaulted) / customers,
      ),
      format.money(add((s) => s.expectedLoss)),
    ];
  };
  const right = (heading: string) => ({ heading, align: 'right' as const });
  return {
    kind: 'table',
    columns: [
      { heading: say.dimension[by] },
      right(common.customers),
      right(common.exposure),
      right(common.share),
      right(common.overdue),
      right(say.overdueRatio),
      right(say.defaultRate),
      right(common.expectedLoss),
    ],
    rows: [
      ...members.slice(0, MOST_MEMBERS).map((member) => row(nameOf(member, by, format), [member])),
      ...(others.length === 0 ? [] : [row(say.others(others.length), others)]),
      row(common.total, members),
    ],
    hasTotal: true,
  };
}
