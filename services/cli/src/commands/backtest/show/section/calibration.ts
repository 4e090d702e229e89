import type { Section } from '@foreshock/report';
import { count, percent } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns, SIDES } from './columns.ts';

export function calibrationSection({ comparison, say }: Shown): Section {
  const rows = SIDES.flatMap((side) =>
    comparison[side].calibration.grades.map((one) => [
      one.grade,
      say[side],
      count(one.customers),
      count(one.defaults),
      percent(one.stated),
      percent(one.observed),
      `${percent(one.low)} – ${percent(one.high)}`,
      say.verdicts[one.verdict],
    ]),
  );
  if (rows.length === 0)
    return { title: say.calibration, blocks: [{ kind: 'text', text: say.noCalibration }] };
  return {
    title: say.calibration,
    blocks: [
      { kind: 'text', text: say.calibrationNote },
      { kind: 'table', columns: columns(say.calibrationColumns, 2), rows },
    ],
  };
}
