export { canonicalJson } from './canonical-json.ts';
export { compilePolicy, type CompiledPolicy, type Policy } from './compile.ts';
export type { Evidence } from './condition.ts';
export { segmentOf, type EvaluationInput, type SegmentFacts } from './context.ts';
export { yyyymmdd, type Day } from './day.ts';
export type * from './decision.ts';
export * from './document.ts';
export { diaryFrom, type Diary } from './diary.ts';
export { doubtsAbout } from './doubtful.ts';
export type { PolicyError } from './error.ts';
export { evaluate, type Evaluated } from './evaluate.ts';
export { lossInForce, type Loss } from './loss.ts';
export { editDistance, nearestName } from './nearest.ts';
export { judgementProblem, type Judgement, type JudgementsInForce, type NewJudgement } from './judgement.ts';
export { nextEvaluationDay } from './next-day.ts';
export { shapeErrorsOf } from './read-document.ts';
export { ALL as ANY_VALUE } from './range.ts';
export { satisfiable } from './satisfiable.ts';
export { resolveParameters } from './resolve.ts';
export { expectedLossMinor, scaling, type Scaling } from './scaling.ts';
export { provisionMinor, type ProvisionRate } from './provision.ts';
export { combined, pointsTable } from './score.ts';
export { shareRisk } from './shared.ts';
export { standingOf } from './standing.ts';
export type * from './standing-model.ts';
export { initialMemory, initialRisk } from './state.ts';
export type {
  Assessment,
  Defaulted,
  Memory,
  OpenAction,
  OpenWarning,
  Probation,
  RiskState,
} from './state.ts';
export {
  SIGNAL_KINDS,
  signalName,
  toNumber,
  valuesOf,
  type Carry,
  type IndicatorDomain,
  type Indicators,
  type IndicatorValue,
  type Signals,
  type Values,
} from './values.ts';
export type { CompiledPortfolio, CompiledPortfolioRule, Cut } from './portfolio/compile.ts';
export type * from './portfolio/decision.ts';
export { measureName, MEASURES } from './portfolio/measures.ts';
export { keyOf as portfolioKeyOf, stepPortfolio } from './portfolio/step.ts';
export type {
  PortfolioEpisode,
  PortfolioMeasures,
  PortfolioState,
  PortfolioStepped,
} from './portfolio/step.ts';
