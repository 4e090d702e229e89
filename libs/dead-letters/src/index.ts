export { letterOf, type DeadLetterRecord, type Origin } from './letter.ts';
export { openDeadLetters, type DeadLetters, type DeadLetterSettings } from './open.ts';
export { UnknownDeadLetter, NotReplayable, AlreadyHandled } from './errors.ts';
export type { HandledLetter, Handling, LetterState } from './handling.ts';
export type { Act } from './handle.ts';
