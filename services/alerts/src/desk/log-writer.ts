import { cloudEventHeaders, type Codec, type RecordTypes } from '@foreshock/contracts';
import type { LogProducer, OutputRecord } from '@foreshock/streaming';
import type { DeskRules } from './rules.ts';
import { rulesOnLog } from './rules.ts';

export interface LogWriterOptions {
  readonly codec: Codec;
  readonly producer: LogProducer;
  readonly logTopic: string;
}

/** What the service itself puts on the alerts' log. */
export interface LogWriter {
  timePassed(atMs: number, dueAtMs: number): Promise<void>;
  configured(rules: DeskRules, atMs: number): Promise<void>;
}

/** Appends by an idempotent producer; each resolves once the record is on the log. */
export function logWriter({ codec, producer, logTopic }: LogWriterOptions): LogWriter {
  const append = async <Name extends 'TimePassed' | 'AlertsConfigured'>(
    name: Name,
    key: string,
    timeMs: number,
    record: RecordTypes[Name],
  ): Promise<void> => {
    const headers = cloudEventHeaders({
      id: `${name}.${key}`,
      source: '/foreshock/alerts',
      type: name,
      timeMs,
    });
    const output: OutputRecord = { topic: logTopic, key, value: codec.encode(name, record), headers };
    await producer.sendBatch([output]);
  };
  return {
    timePassed: (at, dueAt) => append('TimePassed', `time.${dueAt}`, at, { at, dueAt }),
    configured: (rules, configuredAt) => {
      const { configId, config } = rulesOnLog(rules);
      return append('AlertsConfigured', configId, configuredAt, { configId, config, configuredAt });
    },
  };
}
