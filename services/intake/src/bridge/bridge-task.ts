import { validateRecord, type Codec, type ForeignDecoder } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, PartitionTask, TaskFactory } from '@foreshock/streaming';
import { isProblem } from '../events/is-problem.ts';
import { encodeEntry } from '../log/encode-entry.ts';
import type { LogEntry } from '../log/log-sink.ts';
import { bridgeRow, isFramedAvro, type Refusal } from './bridge-row.ts';
import type { BridgeMapper } from './bridge-events.ts';

export interface BridgeParts {
  readonly codec: Pick<Codec, 'encode'>;
  readonly foreign: ForeignDecoder;
  /** By topic. */
  readonly mappers: ReadonlyMap<string, BridgeMapper>;
  /** The log's topic; another one for tests. */
  readonly logTopic?: string;
  readonly onOutcome?: (type: string, outcome: 'accepted' | 'rejected') => void;
}

/**
 * Merges a company's topics into the log: each record becomes its events in one transaction with its offset, or a dead
 * letter. Keeps no state, so a partition opens at once.
 */
export class BridgeTasks implements TaskFactory {
  readonly #parts: BridgeParts;

  constructor(parts: BridgeParts) {
    this.#parts = parts;
  }

  prepare(records: readonly ConsumedRecord[]): Promise<void> {
    return this.#parts.foreign.ensure(records.map(({ value }) => value).filter(isFramedAvro));
  }

  open(): Promise<PartitionTask> {
    const process = (record: ConsumedRecord) => this.#process(record);
    return Promise.resolve({ process, flush: () => [] });
  }

  #process(consumed: ConsumedRecord): Outcome {
    const entries = this.#entriesOf(consumed);
    if (!Array.isArray(entries)) {
      this.#parts.onOutcome?.('any', 'rejected');
      return { kind: 'dead-letter', ...entries };
    }
    const outputs = entries.map((entry: LogEntry) => {
      this.#parts.onOutcome?.(entry.type, 'accepted');
      return encodeEntry(this.#parts.codec, entry, this.#parts.logTopic);
    });
    return { kind: 'ok', outputs };
  }

  #entriesOf(consumed: ConsumedRecord): LogEntry[] | Refusal {
    const { topic, partition, offset } = consumed;
    const row = bridgeRow(this.#parts.foreign, consumed);
    if ('stage' in row) return row;
    const mapper = this.#parts.mappers.get(topic);
    if (mapper === undefined) throw new Error(`no mapping for topic ${topic}`);
    const events = mapper(row, `${topic}-${partition}-${offset}`);
    if (isProblem(events))
      return { stage: 'map', reason: events.reason, message: `${events.field}: ${events.message}` };
    for (const { type, record } of events) {
      const problem = validateRecord(type, record);
      if (problem) return { stage: 'validate', reason: problem.reason, message: problem.message };
    }
    return events.map(({ type, record }) => ({ type, record }) as LogEntry);
  }
}
