import type { OutputRecord, TopicPartition } from '../record.ts';
import { outputBytes } from '../record.ts';
import { MAX_REQUEST_BYTES } from '../requests.ts';
import { BatchWriter } from '../wire/batch-writer.ts';
import { partitionOf } from '../wire/murmur2.ts';

/** A full batch on its way to one partition. */
export interface SealedBatch extends TopicPartition {
  /** Gives the batch its place among all that the producer sends to the partition. Once: a resend has the same. */
  seal(identity: { readonly producerId: number; readonly producerEpoch: number }): void;
  readonly bytes: Buffer;
}

/** Sorts outputs into record batches by partition. */
export interface RecordBatches {
  /** Batches in rounds: each has at most one batch of a partition, and within a partition order is kept. */
  fill(outputs: readonly OutputRecord[]): SealedBatch[][];
}

interface Lane {
  readonly at: TopicPartition;
  /** Records sealed so far: the next batch's sequence number. */
  sequence: number;
  writers: BatchWriter[];
}

const SEQUENCES = 2 ** 31;

/** For one producer: its sequence numbers begin at 0 and never go back. */
export function createRecordBatches(partitionCount: (topic: string) => number): RecordBatches {
  const lanes = new Map<string, Lane[]>();
  let turn = 0;

  const laneOf = (record: OutputRecord): Lane => {
    const count = partitionCount(record.topic);
    const partition = record.partition ?? keyPartition(record.key, count) ?? turn++ % count;
    let ofTopic = lanes.get(record.topic);
    if (ofTopic === undefined) lanes.set(record.topic, (ofTopic = []));
    return (ofTopic[partition] ??= {
      at: { topic: record.topic, partition },
      sequence: 0,
      writers: [],
    });
  };

  return {
    fill(outputs) {
      const nowMs = Date.now();
      const used = new Set<Lane>();
      for (const output of outputs) {
        const lane = laneOf(output);
        used.add(lane);
        writerFor(lane, output).append(output, nowMs);
      }
      const rounds: SealedBatch[][] = [];
      for (const lane of used) {
        lane.writers.forEach((writer, round) => (rounds[round] ??= []).push(sealed(lane, writer)));
        lane.writers = [];
      }
      return rounds;
    },
  };
}

function writerFor(lane: Lane, output: OutputRecord): BatchWriter {
  const last = lane.writers.at(-1);
  if (last !== undefined && last.size + outputBytes(output) <= MAX_REQUEST_BYTES) return last;
  const fresh = new BatchWriter();
  lane.writers.push(fresh);
  return fresh;
}

function sealed(lane: Lane, writer: BatchWriter): SealedBatch {
  let bytes: Buffer | null = null;
  return {
    ...lane.at,
    seal(identity) {
      bytes = writer.finish({ ...identity, baseSequence: lane.sequence });
      lane.sequence = (lane.sequence + writer.count) % SEQUENCES;
    },
    get bytes() {
      if (bytes === null) throw new Error('a batch is sent before it is sealed');
      return bytes;
    },
  };
}

const scratch = new Uint8Array(1_024);

/** The partition of a key by its hash; undefined without a key. */
function keyPartition(key: OutputRecord['key'], count: number): number | undefined {
  if (key === null) return undefined;
  if (typeof key !== 'string') return partitionOf(key, 0, key.length, count);
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code > 0x7f || i === scratch.length) return keyPartition(Buffer.from(key), count);
    scratch[i] = code;
  }
  return partitionOf(scratch, 0, key.length, count);
}
