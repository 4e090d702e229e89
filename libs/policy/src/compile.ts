import {
  type Action,
  type JudgementPolicy,
  type Level,
  type PolicyDocument,
  type Scorecard,
  type Segment,
} from './document.ts';
import { at, reporter, type PolicyError, type Report } from './error.ts';
import { checkActions, checkGradeScale, checkSegments, checkUniqueIds } from './check-document.ts';
import { compileContingency, type ContingencyPlans } from './contingency.ts';
import { compileDefault, type CompiledDefault } from './default.ts';
import { compileLimit, type CompiledLimit } from './limit.ts';
import { nearestName } from './nearest.ts';
import { DEFAULT_JUDGEMENT } from './judgement.ts';
import { compileProvision, type ProvisionRate } from './provision.ts';
import { compilePortfolio, type CompiledPortfolio } from './portfolio/compile.ts';
import { readDocument } from './read-document.ts';
import { compileRule } from './rule.ts';
import { reachOf, type CompiledScorecard } from './score.ts';
import { compileScorecard } from './scorecard.ts';
import { ruleSet, type RuleSet } from './rule-set.ts';
import { sharedStates, type SharedStates } from './shared.ts';
import { valueTable, type IndicatorDomain, type ValueTable } from './values.ts';
import { MAX_PLACES } from './diary.ts';
import { compilePast, type CompiledPast } from './past.ts';
import { compilePastWatches, type PastWatch } from './past-watch.ts';
import { compileTerms, type CompiledTerms } from './terms.ts';
import { compileWatches, type Watch } from './watch.ts';

export interface CompiledSegment extends RuleSet {
  readonly id: string;
  readonly match: readonly { readonly field: string; readonly accepted: ReadonlySet<string> }[];
  readonly scorecard: CompiledScorecard;
  readonly lgd: number;
  readonly limit: CompiledLimit;
  readonly terms: CompiledTerms;
  readonly defaultDefinition: CompiledDefault | null;
  readonly provision: readonly ProvisionRate[];
  readonly watches: readonly Watch[];
  readonly pastWatches: readonly PastWatch[];
}

/** A policy ready to evaluate. Engines use the first fields and `names`; the rest is its inside. */
export interface Policy {
  readonly policyId: string;
  readonly version: string;
  readonly baseCurrency: string;
  readonly document: PolicyDocument;
  readonly segments: readonly CompiledSegment[];
  readonly ruleIds: ReadonlySet<string>;
  readonly actionsByGrade: ReadonlyMap<string, readonly Action[]>;
  readonly actionsBySeverity: Readonly<Record<Level, readonly Action[]>>;
  readonly judgement: JudgementPolicy;
  readonly contingency: ContingencyPlans;
  readonly priorities: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  /** What an evaluation reads: the names of its values, slot by slot. Names that begin with `risk.` it writes itself. */
  readonly names: readonly string[];
  /** Values of which the customer's past is kept. */
  readonly past: CompiledPast;
  readonly exposureSlot: number;
  readonly openSlot: number | null;
  readonly overdueSlot: number | null;
  readonly scoreSlot: number;
  readonly gradeRankSlot: number;
  readonly inDefaultSlot: number;
  readonly shared: SharedStates;
  readonly portfolio: CompiledPortfolio;
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
  checkActions(document, report);
  const segments = document.segments.map((segment, index) =>
    compileSegment(document, segment, at('/segments', index), table, report),
  );
  const exposureSlot = table.slotOf(document.exposure, '/exposure');
  const scoreSlot = table.slotOf('risk.score', '');
  const gradeRankSlot = table.slotOf('risk.gradeRank', '');
  const inDefaultSlot = table.slotOf('risk.inDefault', '');
  const past = compilePast(table.pastValues());
  if (past.names.length > MAX_PLACES)
    report('/rules', `the past of more than ${MAX_PLACES} values is asked for`);
  const openSlot = table.optionalSlotOf('openMinor');
  const overdueSlot = table.optionalSlotOf('overdueMinor');
  return {
    policyId: document.policyId,
    version: document.version,
    baseCurrency: document.baseCurrency,
    document,
    segments,
    ruleIds: new Set(document.rules.map(({ id }) => id)),
    actionsByGrade: new Map(Object.entries(document.actions?.byGrade ?? {})),
    actionsBySeverity: { low: [], medium: [], high: [], ...document.actions?.bySeverity },
    judgement: document.judgement ?? DEFAULT_JUDGEMENT,
    contingency: compileContingency(document, report),
    priorities: document.priorities ?? DEFAULT_PRIORITIES,
    names: table.names,
    past,
    exposureSlot,
    openSlot,
    overdueSlot,
    scoreSlot,
    gradeRankSlot,
    inDefaultSlot,
    shared: sharedStates(),
    portfolio: compilePortfolio(document, report),
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
  const risk = { worstRank: grades.length - 1, score: reachOf(scorecard) };
  const rules = document.rules.flatMap((rule, index) =>
    rule.segments !== undefined && !rule.segments.includes(segment.id)
      ? []
      : [compileRule(rule, at('/rules', index), parameters, risk, table, report)],
  );
  const limit = compileLimit(segment.limit, grades, at(path, 'limit'), table, report);
  const defaultDefinition =
    document.default === undefined ? null : compileDefault(document.default, parameters, table, report);
  const match = Object.entries(segment.match ?? {});
  const reads = { scorecard, limit, rules, defaultDefinition };
  return {
    id: segment.id,
    match: match.map(([field, accepted]) => ({ field, accepted: new Set(accepted) })),
    scorecard,
    lgd: segment.lgd,
    limit,
    terms: compileTerms(segment.terms, grades, at(path, 'terms'), report),
    ...ruleSet(rules),
    defaultDefinition,
    provision: compileProvision(document, parameters, table, report),
    watches: compileWatches(reads, table),
    pastWatches: compilePastWatches(reads, table),
  };
}

/** Any scorecard stands in for an unknown one, which is reported, so that the rest of the segment is checked too. */
function scorecardOf(document: PolicyDocument, segment: Segment): Scorecard {
  const { scorecards } = document;
  return Object.hasOwn(scorecards, segment.scorecard)
    ? scorecards[segment.scorecard]!
    : Object.values(scorecards)[0]!;
}
