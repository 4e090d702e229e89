import { deadLetterOf } from '../dead-letter.ts';
import { outputBytes, type ConsumedRecord, type OutputRecord } from '../record.ts';
import type { PartitionTask } from '../task.ts';

/** What one transaction will hold. */
export interface Chunk {
  readonly outputs: readonly OutputRecord[];
  /** Records consumed from the batch. */
  readonly consumed: number;
  /** Dead letters by reason; null when there are none. */
  readonly deadLetters: ReadonlyMap<string, number> | null;
}

export interface ChunkBounds {
  readonly maxRecords: number;
  readonly maxOutputBytes: number;
}

/** Runs records through the task until a bound is reached. Outputs of the records come first, flushed ones last. */
export function stepChunk(
  task: PartitionTask,
  records: readonly ConsumedRecord[],
  start: number,
  bounds: ChunkBounds,
  deadLetterTopic: string,
): Chunk {
  const outputs: OutputRecord[] = [];
  const end = Math.min(records.length, start + bounds.maxRecords);
  let deadLetters: Map<string, number> | null = null;
  let bytes = 0;
  let i = start;
  while (i < end && bytes < bounds.maxOutputBytes) {
    const record = records[i++] as ConsumedRecord;
    const outcome = task.process(record);
    if (outcome.kind === 'ok') {
      for (const output of outcome.outputs) {
        outputs.push(output);
        bytes += outputBytes(output);
      }
    } else {
      outputs.push(deadLetterOf(record, outcome, deadLetterTopic));
      deadLetters ??= new Map();
      deadLetters.set(outcome.reason, (deadLetters.get(outcome.reason) ?? 0) + 1);
    }
  }
  for (const output of task.flush()) outputs.push(output);
  return { outputs, consumed: i - start, deadLetters };
}
