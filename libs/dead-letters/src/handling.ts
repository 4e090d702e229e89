import type { AuditEntry, Decoder } from '@foreshock/contracts';
import type { LogReader } from '@foreshock/streaming';
import { subjectOf, type DeadLetterRecord } from './letter.ts';

export const AUDIT_TOPIC = 'ops.audit';

/** The audit's word for each act, and the state that it leaves a letter in. */
export const STATE_AFTER = { 'dead-letter.replay': 'REPLAYED', 'dead-letter.discard': 'DISCARDED' } as const;
export type DeadLetterAction = keyof typeof STATE_AFTER;
export type LetterState = 'OPEN' | (typeof STATE_AFTER)[DeadLetterAction];

/** The latest thing that somebody did with a letter. */
export interface Handling {
  readonly state: Exclude<LetterState, 'OPEN'>;
  readonly actor: string;
  readonly atMs: number;
  readonly why: string | null;
}

export interface HandledLetter extends DeadLetterRecord {
  readonly state: LetterState;
  readonly handling: Handling | null;
}

/** Every act on dead letters so far, the latest of each, by subject. */
export async function readHandlings(
  reader: LogReader,
  decoder: Decoder,
): Promise<ReadonlyMap<string, Handling>> {
  const handlings = new Map<string, Handling>();
  for (const partition of await reader.partitions(AUDIT_TOPIC)) {
    const at = { topic: AUDIT_TOPIC, partition };
    const { low, high } = await reader.offsets(at);
    for await (const records of reader.read(at, low, high)) {
      await decoder.ensure(records.map((record) => record.value));
      for (const { value } of records) {
        const decoded = decoder.decode(value);
        if (!decoded.ok) throw new Error(`${AUDIT_TOPIC}/${partition} cannot be read: ${decoded.message}`);
        if (decoded.type === 'AuditEntry') note(handlings, decoded.record);
      }
    }
  }
  return handlings;
}

function note(handlings: Map<string, Handling>, entry: AuditEntry): void {
  const state = (STATE_AFTER as Readonly<Record<string, Handling['state']>>)[entry.action];
  if (state === undefined) return;
  handlings.set(entry.subject, { state, actor: entry.actor, atMs: entry.occurredAt, why: entry.reason });
}

export function withState(letter: DeadLetterRecord, handlings: ReadonlyMap<string, Handling>): HandledLetter {
  const handling = handlings.get(subjectOf(letter.record)) ?? null;
  return { ...letter, state: handling?.state ?? 'OPEN', handling };
}
