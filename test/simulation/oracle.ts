import { minorUnits, topicOf, type Codec } from '@foreshock/contracts';
import { createPartition, step, takeIndicators, type EngineOutput } from '@foreshock/engine';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { Meaning } from './workload.ts';

/** A decision: its place in the order of its topic and customer, and its bytes. */
export interface ExpectedOutput {
  readonly topic: string;
  readonly customerId: string;
  readonly value: Buffer;
}

export interface ExpectedLetter {
  readonly partition: number;
  readonly offset: number;
  readonly stage: string;
  readonly reason: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

/** What the log leads to. */
export interface Expected {
  readonly decisions: readonly ExpectedOutput[];
  /** The last state of every customer on every business date, by `customer@day`, and of every customer, by its id. */
  readonly states: ReadonlyMap<string, Buffer>;
  readonly letters: readonly ExpectedLetter[];
}

/**
 * Folds what was committed to the log through the core once, in one go: no runtime and no batches.
 * @param meaningOf what a record says to the core, or why it is no input
 */
export function oracle(
  log: readonly (readonly ConsumedRecord[])[],
  meaningOf: (record: ConsumedRecord) => Meaning,
  codec: Codec,
): Expected {
  const decisions: ExpectedOutput[] = [];
  const states = new Map<string, Buffer>();
  const letters: ExpectedLetter[] = [];

  const take = (output: EngineOutput): void => {
    const { customerId, asOf } = output.record;
    const value = codec.encode(output.type, output.record);
    if (output.type === 'IndicatorsUpdated') {
      states.set(`${customerId}@${String(asOf)}`, value);
      states.set(customerId, value);
    } else decisions.push({ topic: topicOf(output.type).name, customerId, value });
  };

  log.forEach((records, number) => {
    const partition = createPartition(number, minorUnits);
    for (const record of records) {
      const { offset, key, value } = record;
      const meaning = meaningOf(record);
      const refuse = (stage: string, reason: string) =>
        letters.push({ partition: number, offset, stage, reason, key, value });
      if ('refused' in meaning) {
        refuse(meaning.refused.stage, meaning.refused.reason);
        continue;
      }
      const result = step(partition, meaning.input, offset);
      if (result.kind === 'reject') refuse('process', result.reason);
      else result.outputs.forEach(take);
    }
    for (const record of takeIndicators(partition)) take({ type: 'IndicatorsUpdated', record });
  });
  return { decisions, states, letters };
}
