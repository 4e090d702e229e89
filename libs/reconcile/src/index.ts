export { answerFromEvents, type Question } from './answer.ts';
export { compare, type Answer, type Difference } from './compare.ts';
export {
  publishedIn,
  reconcile,
  reconcileClosedDay,
  type Progress,
  type Reconciliation,
  type ReconcileOptions,
} from './reconcile.ts';
export { answeredColumns, readSteps } from './steps.ts';
