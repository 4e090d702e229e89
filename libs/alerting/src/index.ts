/**
 * Whom to tell what, when. Everything that decides is an input on one log, this is a pure function of it:
 *
 *     const state = initialState(config);          // `check(config)` must have found nothing
 *     const { messages, held } = step(state, input); // changes the state; total, never throws
 *     nextDueMs(state)                               // by then an input has to come: `time-passed` if no other
 *
 * - Give every record of the log in its order, with its own position and time; of several inputs that come of one record
 *   the same position. Restoring is stepping from the first record on and dropping the outcomes.
 * - A message is to be delivered once, under an id made from `messageId`. Cap and quiet hours are kept where messages are
 *   decided; a message that is out goes at once.
 * - Every notice of every target is in one GROUP or DIGEST message with the purpose NEWS, or in `held` with the reason.
 */
export {
  COLLECTOR,
  USUAL_INHIBITION,
  type AlertingConfig,
  type EscalationStep,
  type InhibitRule,
  type Recipient,
  type Route,
  type TargetRules,
  type Urgency,
} from './config.ts';
export { BOUNDS } from './bounds.ts';
export { check, silenceProblems } from './check.ts';
export type { Facts, NoticeEvent, Portfolio, Severity } from './facts.ts';
export type {
  AcknowledgedInput,
  AcknowledgementEndedInput,
  AlertingInput,
  AssignedInput,
  CaseClosedInput,
  CaseOverdueInput,
  ConfiguredInput,
  RatingInput,
  Silence,
  SilenceEndedInput,
  SilenceSetInput,
  TimePassedInput,
  WarningInput,
} from './input.ts';
export type { Match } from './match.ts';
export type {
  Acknowledgement,
  Held,
  HeldReason,
  Message,
  MessageKind,
  Notice,
  Outcome,
  Purpose,
  ToldNotice,
} from './output.ts';
export { initialState, nextDueMs, type AlertingState } from './state.ts';
export { step } from './step.ts';
