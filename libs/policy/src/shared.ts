import type { Policy } from './compile.ts';
import { NONE, orNone, type Assessment, type RiskState } from './state.ts';

/**
 * Equal states of many customers held once: most customers of a segment have one of few grades, limits and points. Only
 * memory depends on it, never a decision.
 */
export interface SharedStates {
  /** Those with the same figures together: few enough to be looked through. */
  readonly assessments: Map<number, Assessment[]>;
  readonly count: { assessments: number };
  readonly parts: Map<string, object>;
  /** The parts that are shared: known by themselves, without reading them. */
  readonly known: WeakSet<object>;
  readonly quiet: Map<Assessment, RiskState>;
}

/** Beyond so many different ones it starts anew. */
const MAX_SHARED = 4_096;

export function sharedStates(): SharedStates {
  return {
    assessments: new Map(),
    count: { assessments: 0 },
    parts: new Map(),
    known: new WeakSet(),
    quiet: new Map(),
  };
}

/** The state with every part that equals another customer's replaced by that; after it was read from JSON, say. */
export function shareRisk({ shared }: Pick<Policy, 'shared'>, risk: RiskState): RiskState {
  const { probation, defaulted } = risk;
  const assessment = risk.assessment === null ? null : shareAssessment(shared, risk.assessment);
  const open = orNone(risk.open);
  const pending = orNone(risk.pending);
  const actions = orNone(risk.actions);
  const pastNames = part(shared, risk.pastNames);
  return shareQuiet(shared, { assessment, probation, defaulted, open, pending, actions, pastNames });
}

export function shareAssessment(shared: SharedStates, assessment: Assessment): Assessment {
  const overrides = part(shared, assessment.overrides);
  const judgements = part(shared, assessment.judgements);
  const pointsAtGrade = part(shared, assessment.pointsAtGrade);
  const own = { ...assessment, overrides, judgements, pointsAtGrade };
  const figures = figuresOf(own);
  const alike = shared.assessments.get(figures);
  if (alike !== undefined) for (const other of alike) if (isSame(own, other)) return other;
  if (shared.count.assessments >= MAX_SHARED) {
    shared.assessments.clear();
    shared.count.assessments = 0;
  }
  shared.count.assessments++;
  if (alike === undefined || shared.count.assessments === 1) shared.assessments.set(figures, [own]);
  else alike.push(own);
  return own;
}

/** One number for the figures, which seldom fall together where they differ. */
function figuresOf({ score, limitMinor, computedLimitMinor }: Assessment): number {
  return limitMinor * 8_191 + computedLimitMinor * 31 + score;
}

/** Whether they say the same; their parts are shared already. */
function isSame(one: Assessment, other: Assessment): boolean {
  return (
    one.score === other.score &&
    one.limitMinor === other.limitMinor &&
    one.computedLimitMinor === other.computedLimitMinor &&
    one.grade === other.grade &&
    one.computedGrade === other.computedGrade &&
    one.inDefault === other.inDefault &&
    one.overrides === other.overrides &&
    one.judgements === other.judgements &&
    one.pointsAtGrade === other.pointsAtGrade &&
    one.segmentId === other.segmentId &&
    one.policyVersion === other.policyVersion &&
    one.policyId === other.policyId
  );
}

/** One object for all customers with the same assessment and nothing else to remember. */
export function shareQuiet({ quiet }: SharedStates, risk: RiskState): RiskState {
  const { assessment, probation, defaulted, pastNames } = risk;
  const isQuiet = probation === null && defaulted === null && hasNoMaps(risk);
  if (!isQuiet || assessment === null) return risk;
  const known = quiet.get(assessment);
  if (known?.pastNames === pastNames) return known;
  if (quiet.size >= MAX_SHARED) quiet.clear();
  quiet.set(assessment, risk);
  return risk;
}

function hasNoMaps({ open, pending, actions }: RiskState): boolean {
  return open === NONE && pending === NONE && actions === NONE;
}

/** One that is shared already is known by itself: it stays the same from one assessment to the next as a rule. */
function part<T extends object>(shared: SharedStates, value: T): T {
  const { parts, known: isShared } = shared;
  if (isShared.has(value)) return value;
  const key = JSON.stringify(value);
  const known = parts.get(key);
  if (known !== undefined) return known as T;
  if (parts.size >= MAX_SHARED) parts.clear();
  parts.set(key, value);
  isShared.add(value);
  return value;
}
