import type * as doc from './document.ts';
import { readCondition } from './read-condition.ts';
import { days, identifier, localText, number, share } from './read-parts.ts';
import {
  isObject,
  optional,
  readList,
  readNumber,
  readOneOf,
  readShape,
  readText,
  required,
  type Read,
} from './read.ts';

const bin = readShape<doc.Bin>({ from: optional(number), to: optional(number), points: required(number) });

const characteristic = readShape<doc.Characteristic>({
  id: required(identifier),
  value: required(readText),
  source: optional(readText),
  missing: required(number),
  bins: required(readList(bin, 1)),
});

const weighted = readShape<{ rule: 'weighted'; behaviourWeight: number }>({
  rule: required(readOneOf(['weighted'])),
  behaviourWeight: required(share),
});
const unweighted = readShape<{ rule: 'worse' | 'sum' }>({
  rule: required(readOneOf(['worse', 'sum', 'weighted'] as readonly ('worse' | 'sum')[])),
});
const combination: Read<doc.Combination> = (value, path, report) =>
  isObject(value) && value['rule'] === 'weighted'
    ? weighted(value, path, report)
    : unweighted(value, path, report);

const gradeBand = readShape<doc.GradeBand>({
  grade: required(identifier),
  minScore: optional(number),
  pd: required(share),
  probationDays: optional(days),
});

const overrideFields = readShape<doc.GradeOverride>({
  id: required(identifier),
  title: required(localText),
  when: required(readCondition),
  grade: optional(readText),
  cap: optional(readText),
  floor: optional(readText),
});
const gradeOverride: Read<doc.GradeOverride> = (value, path, report) => {
  const read = overrideFields(value, path, report);
  if (read === undefined) return undefined;
  const given = [read.grade, read.cap, read.floor].filter((name) => name !== undefined);
  if (given.length === 1) return read;
  report(path, 'needs exactly one of grade, cap, floor');
  return undefined;
};

export const scorecard = readShape<doc.Scorecard>({
  base: required(number),
  externalBase: optional(number),
  units: optional(readOneOf(['points', 'logOdds'])),
  scaling: optional(
    readShape<{ pdo: number; score: number; odds: number }>({
      pdo: required(readNumber(1)),
      score: required(number),
      odds: required(readNumber(1e-9)),
    }),
  ),
  behaviour: required(readList(characteristic, 1)),
  external: required(readList(characteristic)),
  combine: required(combination),
  grades: required(readList(gradeBand, 2)),
  overrides: required(readList(gradeOverride)),
  upgrade: required(
    readShape<{ marginPoints: number; probationDays: number }>({
      marginPoints: required(readNumber(0)),
      probationDays: required(days),
    }),
  ),
});
