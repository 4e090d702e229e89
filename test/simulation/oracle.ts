import { minorUnits, topicOf, type Codec } from '@foreshock/contracts';
import { createPartition, step, takeIndicators, type EngineOutput } from '@foreshock/engine';
import type { ConsumedRecord } from '@foreshock/streaming';
import { NUMBER_HEADER } from './producer.ts';
import type { Item } from './workload.ts';

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
 * Folds what was committed to the log through the core once, in one go: no runtime, no batches, no decoding; what each
 * record means is known from its making.
 */
export function oracle(
  log: readonly (readonly ConsumedRecord[])[],
  items: ReadonlyMap<number, Item>,
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
    for (const { offset, headers, key, value } of records) {
      const item = items.get(Number(headers[NUMBER_HEADER]));
      if (item === undefined) throw new Error(`offset ${String(offset)} was never sent`);
      const refuse = (stage: string, reason: string) =>
        letters.push({ partition: number, offset, stage, reason, key, value });
      if ('refused' in item.meaning) {
        refuse(item.meaning.refused.stage, item.meaning.refused.reason);
        continue;
      }
      const result = step(partition, item.meaning.input, offset);
      if (result.kind === 'reject') refuse('process', result.reason);
      else result.outputs.forEach(take);
    }
    for (const record of takeIndicators(partition)) take({ type: 'IndicatorsUpdated', record });
  });
  return { decisions, states, letters };
}
