import { NONE, orNone, type Assessment, type RiskState } from './state.ts';

/**
 * Equal states of many customers held once: most customers of a segment have one of few grades, limits and points. Only
 * memory depends on it, never a decision.
 */
export interface SharedStates {
  readonly parts: Map<string, unknown>;
  readonly quiet: Map<Assessment, RiskState>;
}

/** Beyond so many different ones it starts anew. */
const MAX_SHARED = 4_096;

export function sharedStates(): SharedStates {
  return { parts: new Map(), quiet: new Map() };
}

/** The state with every part that equals another customer's replaced by that; after it was read from JSON, say. */
export function shareRisk({ shared }: { readonly shared: SharedStates }, risk: RiskState): RiskState {
  const { probation, defaulted, reviewOn } = risk;
  const assessment = risk.assessment === null ? null : shareAssessment(shared, risk.assessment);
  const open = orNone(risk.open);
  const pending = orNone(risk.pending);
  const actions = orNone(risk.actions);
  const past = orNone(risk.past);
  return shareQuiet(shared, { assessment, probation, defaulted, open, pending, actions, past, reviewOn });
}

export function shareAssessment(shared: SharedStates, assessment: Assessment): Assessment {
  const overrides = part(shared, assessment.overrides);
  const judgements = part(shared, assessment.judgements);
  const pointsAtGrade = part(shared, assessment.pointsAtGrade);
  return part(shared, { ...assessment, overrides, judgements, pointsAtGrade });
}

/** One object for all customers with the same assessment and nothing else to remember. */
export function shareQuiet({ quiet }: SharedStates, risk: RiskState): RiskState {
  const { assessment, probation, defaulted, reviewOn } = risk;
  const isWaiting = probation !== null || defaulted !== null || reviewOn !== null;
  const isQuiet = !isWaiting && hasNoMaps(risk);
  if (!isQuiet || assessment === null) return risk;
  const known = quiet.get(assessment);
  if (known !== undefined) return known;
  if (quiet.size >= MAX_SHARED) quiet.clear();
  quiet.set(assessment, risk);
  return risk;
}

function hasNoMaps({ open, pending, actions, past }: RiskState): boolean {
  return open === NONE && pending === NONE && actions === NONE && past === NONE;
}

function part<T>({ parts }: SharedStates, value: T): T {
  const key = JSON.stringify(value);
  const known = parts.get(key);
  if (known !== undefined) return known as T;
  if (parts.size >= MAX_SHARED) parts.clear();
  parts.set(key, value);
  return value;
}
