import { dayOf, isoDate } from '@foreshock/contracts';
import { areaChart, lineChart, stepChart, type Block, type Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { datesBetween, heldOn } from '../series.ts';
import { WORDS } from '../words.ts';
import type { CustomerReport, GradeChange } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

const YEAR_DAYS = 365;
const WEEKS = 53;

/** A year of score, exposure and ageing, week by week, and every change of the grade. */
export function developmentSection(report: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const common = WORDS[format.language];
  const labels = datesBetween(isoDate(dayOf(report.date) - YEAR_DAYS), report.date, WEEKS);
  const held = heldOn(report.history, labels);
  const money = (pick: (day: CustomerReport['history'][number]) => number | null) =>
    held.map((day) => {
      const minor = day === null ? null : pick(day);
      return minor === null ? null : format.main(minor);
    });
  const score = stepChart({
    labels,
    series: [{ name: common.score, values: held.map((day) => day?.score ?? null) }],
  });
  const exposure = lineChart({
    labels,
    unit: report.currency,
    series: [
      { name: common.exposure, values: money(({ exposureMinor }) => exposureMinor) },
      { name: common.overdue, values: money(({ overdueMinor }) => overdueMinor) },
      ...(report.master.limitMinor === null
        ? []
        : [{ name: common.limit, values: money(({ limitMinor }) => limitMinor) }]),
    ],
  });
  const ageing = areaChart({
    labels,
    unit: report.currency,
    series: common.buckets.map((name, index) => ({
      name,
      values: money(({ buckets }) => buckets[index] ?? 0),
    })),
  });
  return {
    title: say.development,
    blocks: [
      { kind: 'chart', caption: say.scoreChart, svg: score },
      ...gradeTable(report.gradeChanges, format),
      { kind: 'chart', caption: say.exposureChart, svg: exposure },
      { kind: 'chart', caption: say.ageingChart, svg: ageing },
    ],
  };
}

function gradeTable(changes: readonly GradeChange[], format: Format): readonly Block[] {
  const say = CUSTOMER_WORDS[format.language];
  if (changes.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.gradeChanges,
      columns: [
        { heading: WORDS[format.language].date },
        { heading: say.from },
        { heading: say.to },
        { heading: say.reasons, wrap: true },
      ],
      rows: changes.map(({ asOf, fromGrade, toGrade, reasons }) => [
        format.date(asOf),
        fromGrade,
        toGrade,
        reasons.join('; '),
      ]),
    },
  ];
}
