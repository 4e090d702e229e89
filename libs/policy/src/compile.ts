import { type Action, type Level, type PolicyDocument, type Scorecard, type Segment } from './document.ts';
import { at, reporter, type PolicyError, type Report } from './error.ts';
import { checkGradeScale, checkSegments, checkUniqueIds } from './check-document.ts';
import { compileLimit, type CompiledLimit } from './limit.ts';
import { nearestName } from './nearest.ts';
import { readDocument } from './read-document.ts';
import { compileRule, type CompiledRule } from './rule.ts';
import type { CompiledScorecard } from './score.ts';
import { compileScorecard } from './scorecard.ts';
import {
  compileFiller,
  valueTable,
  type Filler,
  type IndicatorDomain,
  type Values,
  type ValueTable,
} from './values.ts';

export interface CompiledSegment {
  readonly id: string;
  readonly match: readonly (readonly [field: string, accepted: ReadonlySet<string>])[];
  readonly scorecard: CompiledScorecard;
  readonly lgd: number;
  readonly limit: CompiledLimit;
  readonly rules: readonly CompiledRule[];
  readonly rulesById: ReadonlyMap<string, CompiledRule>;
}

/** A policy ready to evaluate. Engines use the first four fields; the rest is its inside. */
export interface Policy {
  readonly policyId: string;
  readonly version: string;
  readonly baseCurrency: string;
  readonly document: PolicyDocument;
  readonly segments: readonly CompiledSegment[];
  readonly ruleIds: ReadonlySet<string>;
  readonly actionsByGrade: ReadonlyMap<string, readonly Action[]>;
  readonly actionsBySeverity: Readonly<Record<Level, readonly Action[]>>;
  readonly priorities: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  readonly exposureSlot: number;
  readonly scoreSlot: number;
  readonly gradeRankSlot: number;
  readonly fill: Filler;
  /** Written anew by every evaluation before it is read: saves an allocation, carries nothing over. */
  readonly scratch: Values;
}

export type CompiledPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly errors: readonly PolicyError[] };

const DEFAULT_PRIORITIES: Policy['priorities'] = {
  high: { high: 1, medium: 2, low: 4 },
  medium: { high: 3, medium: 5, low: 7 },
  low: { high: 6, medium: 8, low: 9 },
};

/**
 * Reads and checks a policy document of unknown shape and compiles it. Every error is reported at once, with a JSON
 * pointer to its place. Indicators are given by name, or with the range of their values.
 */
export function compilePolicy(
  document: unknown,
  knownIndicators: readonly (string | IndicatorDomain)[],
): CompiledPolicy {
  const errors: PolicyError[] = [];
  const report = reporter(errors);
  const read = readDocument(document, '', report);
  if (read === undefined || errors.length > 0) return { ok: false, errors };
  const policy = compileDocument(read, valueTable(knownIndicators, report), report);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, policy };
}

function compileDocument(document: PolicyDocument, table: ValueTable, report: Report): Policy {
  checkUniqueIds(document.rules, '/rules', report);
  checkUniqueIds(document.segments, '/segments', report);
  checkSegments(document, report);
  checkGradeScale(document, report);
  const segments = document.segments.map((segment, index) =>
    compileSegment(document, segment, at('/segments', index), table, report),
  );
  const exposureSlot = table.slotOf(document.exposure, '/exposure');
  const scoreSlot = table.slotOf('risk.score', '');
  const gradeRankSlot = table.slotOf('risk.gradeRank', '');
  return {
    policyId: document.policyId,
    version: document.version,
    baseCurrency: document.baseCurrency,
    document,
    segments,
    ruleIds: new Set(document.rules.map(({ id }) => id)),
    actionsByGrade: new Map(Object.entries(document.actions?.byGrade ?? {})),
    actionsBySeverity: { low: [], medium: [], high: [], ...document.actions?.bySeverity },
    priorities: document.priorities ?? DEFAULT_PRIORITIES,
    exposureSlot,
    scoreSlot,
    gradeRankSlot,
    fill: compileFiller(table.names),
    scratch: new Float64Array(table.names.length),
  };
}

function compileSegment(
  document: PolicyDocument,
  segment: Segment,
  path: string,
  table: ValueTable,
  report: Report,
): CompiledSegment {
  const parameters = { ...document.parameters, ...segment.parameters };
  for (const name of Object.keys(segment.parameters ?? {})) {
    if (document.parameters && Object.hasOwn(document.parameters, name)) continue;
    const nearest = nearestName(name, Object.keys(document.parameters ?? {}));
    report.key(at(at(path, 'parameters'), name), `"${name}" is not a parameter of the policy`, nearest);
  }
  const card = scorecardOf(document, segment);
  const scorecard = compileScorecard(card, at('/scorecards', segment.scorecard), parameters, table, report);
  const grades = scorecard.bands.map(({ grade }) => grade);
  const rules = document.rules.flatMap((rule, index) =>
    rule.segments !== undefined && !rule.segments.includes(segment.id)
      ? []
      : [compileRule(rule, at('/rules', index), parameters, table, report)],
  );
  return {
    id: segment.id,
    match: Object.entries(segment.match ?? {}).map(
      ([field, accepted]) => [field, new Set(accepted)] as const,
    ),
    scorecard,
    lgd: segment.lgd,
    limit: compileLimit(segment.limit, grades, at(path, 'limit'), table, report),
    rules,
    rulesById: new Map(rules.map((rule) => [rule.id, rule])),
  };
}

/** Any scorecard stands in for an unknown one, which is reported, so that the rest of the segment is checked too. */
function scorecardOf(document: PolicyDocument, segment: Segment): Scorecard {
  const { scorecards } = document;
  return Object.hasOwn(scorecards, segment.scorecard)
    ? scorecards[segment.scorecard]!
    : Object.values(scorecards)[0]!;
}
