import { randomUUID } from 'node:crypto';
import { topicOf, type AuditEntry, type Codec } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';
import { AlreadyHandled, NotReplayable } from './errors.ts';
import type { DeadLetterAction, HandledLetter } from './handling.ts';
import { secondTry, subjectOf } from './letter.ts';

/** Who does something with dead letters, when, and why. */
export interface Act {
  readonly actor: string;
  readonly atMs: number;
  readonly why: string | null;
  /** Also letters that were handled before. */
  readonly again?: boolean;
}

/**
 * What one act on one letter writes: for a replay the record as it came, and always the audit's entry.
 * @throws NotReplayable, AlreadyHandled
 */
export function recordsOf(
  codec: Pick<Codec, 'encode'>,
  action: DeadLetterAction,
  letter: HandledLetter,
  act: Act,
): readonly OutputRecord[] {
  if (letter.handling !== null && act.again !== true)
    throw new AlreadyHandled(letter.id, letter.state, letter.handling.actor);
  const entry = auditOf(codec, action, letter, act);
  if (action === 'dead-letter.discard') return [entry];
  if (letter.origin === null) throw new NotReplayable(letter.id);
  return [secondTry(letter, letter.origin), entry];
}

function auditOf(
  codec: Pick<Codec, 'encode'>,
  action: DeadLetterAction,
  letter: HandledLetter,
  act: Act,
): OutputRecord {
  const { origin, stage, reason } = letter;
  const details: Record<string, string> = { stage, reason };
  if (origin !== null) details['origin'] = `${origin.topic}/${origin.partition}/${origin.offset}`;
  const entry: AuditEntry = {
    eventId: randomUUID(),
    occurredAt: act.atMs,
    actor: act.actor,
    action,
    subject: subjectOf(letter.record),
    reason: act.why,
    details,
  };
  const value = codec.encode('AuditEntry', entry);
  return { topic: topicOf('AuditEntry').name, key: entry.subject, value };
}
