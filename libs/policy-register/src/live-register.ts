import type { Codec } from '@foreshock/contracts';
import type { LogProducer, LogReader } from '@foreshock/streaming';
import type { Act, Actor, Command, FitCheck, Refusal } from './command.ts';
import { decide } from './decide.ts';
import { evolve, type Life } from './life.ts';
import { readLife } from './read-life.ts';
import type { Done, PolicyRegister } from './register.ts';
import { TOPICS, type RegisterTopics } from './topics.ts';
import { recordsOf } from './write-act.ts';

/** Of all writers: whoever begins last shuts the others out, so that nobody decides on what has changed since. */
export const TRANSACTIONAL_ID = 'foreshock-policy-register';

export interface RegisterParts {
  readonly reader: LogReader;
  /** With `TRANSACTIONAL_ID`, and for nothing else. */
  readonly producer: Pick<LogProducer, 'transact' | 'close'>;
  /** Its schemas are registered before the first act. */
  readonly codec: Pick<Codec, 'encode' | 'decode' | 'ensure'>;
  readonly fit: FitCheck;
  readonly topics?: RegisterTopics;
}

/**
 * The register on Kafka. An act is one transaction over the register, the audit and every partition of the log, so that a
 * policy is in force on all of them or on none. What is known stays true until a write fails: somebody else's first write
 * fences this one's, which then reads again.
 */
export function createPolicyRegister(parts: RegisterParts): PolicyRegister {
  const { reader, producer, codec, fit, topics = TOPICS } = parts;
  let known: Life | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<Life> => {
    // A producer that begins ends what another left open, and shuts it out: from here on all there is can be seen.
    await producer.close();
    await producer.transact([]);
    return readLife(reader, codec, topics.register);
  };
  const write = async (act: Act): Promise<void> => {
    if (act.records.length === 0) return;
    const partitions = act.events.length === 0 ? [] : await reader.partitions(topics.log);
    await producer.transact(recordsOf(codec, act, partitions, topics));
  };
  const once = async (command: Command, actor: Actor): Promise<Done | Refusal> => {
    const isCertain = known === null;
    try {
      known ??= await begin();
      const act = decide(known, command, actor, fit);
      // What is known is proved by a write alone; where nothing is to be written, somebody may have done something since.
      if (!isCertain && ('refused' in act || act.records.length === 0)) {
        known = null;
        return await once(command, actor);
      }
      if ('refused' in act) return act;
      await write(act);
      known = act.records.reduce(evolve, known);
      return { key: act.key, isNew: act.records.length > 0, life: known };
    } catch (error) {
      known = null;
      throw error;
    }
  };
  return {
    life: () => readLife(reader, codec, topics.register),
    act(command, actor) {
      // Once more after a failure: another writer was faster, or an answer was lost and the act stands.
      const turn = tail.then(() => once(command, actor).catch(() => once(command, actor)));
      tail = turn.catch(() => undefined);
      return turn;
    },
  };
}
