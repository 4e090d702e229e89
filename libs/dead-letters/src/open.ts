import { createCodec, registryOf, type Codec, type RegistrySettings } from '@foreshock/contracts';
import {
  createLogProducer,
  createLogReader,
  kafkaClientOf,
  type KafkaSettings,
  type LogProducer,
  type LogReader,
  type StreamingLog,
} from '@foreshock/streaming';
import { UnknownDeadLetter } from './errors.ts';
import { recordsOf, type Act } from './handle.ts';
import { readHandlings, withState, type DeadLetterAction, type HandledLetter } from './handling.ts';
import { letterOf } from './letter.ts';

export type DeadLetterSettings = KafkaSettings & RegistrySettings;

const TOPIC = 'ledger.events.dlq';
/** Letters handled in one transaction. */
const CHUNK = 500;

/** The dead letters of the log, and what can be done with them. */
export interface DeadLetters {
  /** Every letter with its state, partition by partition, oldest first. */
  all(): AsyncIterable<HandledLetter>;
  /** @throws UnknownDeadLetter */
  find(id: string): Promise<HandledLetter>;
  /**
   * Does it with each letter, all or nothing per 500 of them, together with the audit's entries. `choose` sees the
   * letters as they stand once nobody else can act on them.
   * @returns how many were handled
   */
  handle(action: DeadLetterAction, act: Act, choose: (letter: HandledLetter) => boolean): Promise<number>;
  close(): Promise<void>;
}

/** Connects nothing yet. */
export function openDeadLetters(settings: DeadLetterSettings, log?: StreamingLog): DeadLetters {
  const kafka = kafkaClientOf(settings, 'foreshock-dead-letters', log);
  // One id for all operators: whoever begins last shuts the others out, so that two of them cannot replay the same letter.
  const producer = createLogProducer({ kafka, transactionalId: 'foreshock-dead-letters' });
  return deadLettersOn(createLogReader(kafka), producer, createCodec(registryOf(settings)));
}

export function deadLettersOn(reader: LogReader, producer: LogProducer, codec: Codec): DeadLetters {
  async function* all(): AsyncGenerator<HandledLetter> {
    const handlings = await readHandlings(reader, codec);
    for (const partition of await reader.partitions(TOPIC)) {
      const at = { topic: TOPIC, partition };
      const { low, high } = await reader.offsets(at);
      for await (const records of reader.read(at, low, high))
        for (const record of records) yield withState(letterOf(record), handlings);
    }
  }
  return {
    all,
    async find(id) {
      for await (const letter of all()) if (letter.id === id) return letter;
      throw new UnknownDeadLetter(id);
    },
    async handle(action, act, choose) {
      await codec.registerAll();
      await producer.transact([]);
      let handled = 0;
      let chunk: HandledLetter[] = [];
      const commit = async (): Promise<void> => {
        await producer.transact(chunk.flatMap((letter) => recordsOf(codec, action, letter, act)));
        handled += chunk.length;
        chunk = [];
      };
      for await (const letter of all()) {
        if (!choose(letter)) continue;
        chunk.push(letter);
        if (chunk.length === CHUNK) await commit();
      }
      if (chunk.length > 0) await commit();
      return handled;
    },
    close: async () => {
      await Promise.all([producer.close(), reader.close()]);
    },
  };
}
