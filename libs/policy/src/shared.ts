import type { Policy } from './compile.ts';
import { NONE, orNone, type Assessment, type RiskState } from './state.ts';

/**
 * Equal states of many customers held once: most customers of a segment have one of few grades, limits and points. Only
 * memory depends on it, never a decision.
 */
export interface SharedStates {
  /** By what they say. */
  readonly assessments: Map<string, Assessment>;
  readonly parts: Map<string, object>;
  /** Numbers of the parts that are shared, by which an assessment is told apart without reading them. */
  readonly numbers: WeakMap<object, number>;
  /** Never given twice, so that a part that was forgotten is not taken for a new one. */
  lastNumber: number;
  readonly quiet: Map<Assessment, RiskState>;
}

/** Beyond so many different ones it starts anew. */
const MAX_SHARED = 4_096;

export function sharedStates(): SharedStates {
  return {
    assessments: new Map(),
    parts: new Map(),
    numbers: new WeakMap(),
    lastNumber: 0,
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
  const { policyId, policyVersion, segmentId, grade, computedGrade } = assessment;
  const { score, limitMinor, computedLimitMinor, inDefault } = assessment;
  const { numbers } = shared;
  const parts = `${numbers.get(overrides)} ${numbers.get(judgements)} ${numbers.get(pointsAtGrade)}`;
  const figures = `${score} ${limitMinor} ${computedLimitMinor} ${inDefault}`;
  const key = `${parts} ${figures} ${grade}\n${computedGrade}\n${segmentId}\n${policyVersion}\n${policyId}`;
  const known = shared.assessments.get(key);
  if (known !== undefined) return known;
  if (shared.assessments.size >= MAX_SHARED) shared.assessments.clear();
  const own = { ...assessment, overrides, judgements, pointsAtGrade };
  shared.assessments.set(key, own);
  return own;
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
  const { parts, numbers } = shared;
  if (numbers.has(value)) return value;
  const key = JSON.stringify(value);
  const known = parts.get(key);
  if (known !== undefined) return known as T;
  if (parts.size >= MAX_SHARED) parts.clear();
  parts.set(key, value);
  numbers.set(value, ++shared.lastNumber);
  return value;
}
