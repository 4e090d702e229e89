export { createPartition, type Partition } from './partition.ts';
export { markAllDirty, takeDirtyCustomers, type CustomerBytes, type DirtyCustomers } from './take-dirty.ts';
export {
  describeCustomer,
  restoreCustomer,
  restorePartition,
  snapshotCustomer,
  snapshotPartition,
  SNAPSHOT_FORMAT,
} from './snapshot.ts';
export { MAX_JUMP_DAYS, step } from './step.ts';
export { forgetTouched, takeIndicators } from './publish.ts';
export {
  CORE_VERSION,
  isDecision,
  type Addressing,
  type EngineOutput,
  type IndicatorsUpdated,
  type LiveOutput,
  type RatingInForce,
  type ShadowDiffered,
  type ShadowStatus,
  type StampedDecision,
  type StepResult,
} from './output.ts';
export type { EngineInput, PolicyActivated, ShadowDeactivated } from './input.ts';
export { convert, noteRate, type FxRates, type MinorUnits } from './fx.ts';
export { customerStanding } from './customer-standing.ts';
