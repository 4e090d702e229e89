export type {
  Case,
  CaseActionDecision,
  CaseDispute,
  CasePromise,
  CaseState,
  CaseWarning,
  Day,
  Instant,
  InvoicePart,
  Severity,
} from './case.ts';
export { casesProblems, defaultCases, type CasesConfig } from './config.ts';
export { ACT_KINDS, type ActKind, type CaseAct, type CaseInput, type WarningTold } from './input.ts';
export type { CaseSignal, CaseUpdate, ChangeKind, PriorityFactor, Stepped } from './output.ts';
export { priorityOf, type Priority, type Weighable } from './priority.ts';
export { REFUSALS, type RefusalCode } from './refusal.ts';
export { Cases } from './register.ts';
export { isSnoozed } from './standing.ts';
export { step } from './step.ts';
