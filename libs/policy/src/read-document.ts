import * as doc from './document.ts';
import { at, reporter, type PolicyError } from './error.ts';
import { readCondition, readQuantity } from './read-condition.ts';
import {
  isObject,
  optional,
  readFlag,
  readList,
  readMap,
  readNumber,
  readOneOf,
  readShape,
  readText,
  required,
  show,
  type Read,
} from './read.ts';

const number = readNumber();
const share = readNumber(0, 1);
const minor = readNumber(0, Number.MAX_SAFE_INTEGER, true);
const days = readNumber(0, 36_500, true);
const level = readOneOf(doc.LEVELS);
const localText = readShape<doc.LocalText>({ en: required(readText), zh: required(readText) });

/** Names that become part of ids and keys. */
const identifier: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && /^[A-Za-z][\w-]{0,63}$/.test(value) && !(value in Object.prototype))
    return value;
  report(path, `${show(value)} is not a name (a letter, then letters, digits, - and _, at most 64)`);
  return undefined;
};

const version: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && value !== '') return value;
  report(path, `${show(value)} is not a version text (quote it: "1")`);
  return undefined;
};

const currency: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  report(path, `${show(value)} is not an ISO 4217 currency code`);
  return undefined;
};

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

const action = readShape<doc.Action>({
  kind: required(readOneOf(doc.ACTION_KINDS)),
  role: required(readText),
  dueInDays: required(days),
  approval: required(readFlag),
  reason: optional(localText),
  termsDays: optional(days),
  atSeverity: optional(level),
});
const actions = readList(action);

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

const scorecard = readShape<doc.Scorecard>({
  base: required(number),
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

const rule = readShape<doc.Rule>({
  id: required(identifier),
  title: required(localText),
  source: required(readOneOf(doc.RISK_SOURCES)),
  segments: optional(readList(readText, 1)),
  raise: required(readCondition),
  clear: optional(readCondition),
  forDays: optional(readQuantity),
  clearForDays: optional(readQuantity),
  severity: required(level),
  likelihood: required(level),
  escalate: optional(
    readList(
      readShape<doc.EscalationStep>({
        when: required(readCondition),
        severity: required(level),
        likelihood: optional(level),
      }),
      1,
    ),
  ),
  materiality: optional(
    readShape<doc.Materiality>({
      value: required(readText),
      minor: required(readQuantity),
      ratio: optional(readQuantity),
      of: optional(readText),
    }),
  ),
  nextStep: required(localText),
  actions: optional(actions),
});

const limit = readShape<doc.LimitPolicy>({
  turnover: required(readText),
  shareByGrade: required(readMap(readNumber(0))),
  startMinorByGrade: optional(readMap(minor)),
  capMinor: required(minor),
  roundToMinor: required(readNumber(1, Number.MAX_SAFE_INTEGER, true)),
  changeRatio: required(share),
});

const segment = readShape<doc.Segment>({
  id: required(identifier),
  title: required(localText),
  match: optional(readMap(readList(readText, 1))),
  scorecard: required(readText),
  lgd: required(share),
  limit: required(limit),
  parameters: optional(readMap(number)),
});

function perLevel<T>(read: Read<T>): Read<Record<doc.Level, T>> {
  return readShape<Record<doc.Level, T>>({
    low: required(read as Read<Exclude<T, undefined>>),
    medium: required(read as Read<Exclude<T, undefined>>),
    high: required(read as Read<Exclude<T, undefined>>),
  });
}

const document = readShape<doc.PolicyDocument>({
  policyId: required(identifier),
  version: required(version),
  title: required(localText),
  baseCurrency: required(currency),
  parameters: optional(readMap(number)),
  segments: required(readList(segment, 1)),
  scorecards: required(readMap(scorecard)),
  rules: required(readList(rule)),
  priorities: optional(perLevel(perLevel(readNumber(1, 9, true)))),
  actions: optional(
    readShape<NonNullable<doc.PolicyDocument['actions']>>({
      byGrade: optional(readMap(actions)),
      bySeverity: optional(
        readShape<Partial<Record<doc.Level, readonly doc.Action[]>>>({
          low: optional(actions),
          medium: optional(actions),
          high: optional(actions),
        }),
      ),
    }),
  ),
  exposure: required(readText),
});

/** The document's shape, field by field; what the fields mean together is checked on compiling. */
export const readDocument: Read<doc.PolicyDocument> = (value, path, report) => {
  const read = document(value, path, report);
  if (read === undefined) return undefined;
  if (Object.keys(read.scorecards).length > 0) return read;
  report(at(path, 'scorecards'), 'needs at least one scorecard');
  return undefined;
};

/** What is wrong with the shape alone; empty where the document could be compiled. */
export function shapeErrorsOf(value: unknown): readonly PolicyError[] {
  const errors: PolicyError[] = [];
  readDocument(value, '', reporter(errors));
  return errors;
}
