import { describe } from 'vitest';
import { FakeLogSink } from './fake-log-sink.ts';
import { logSinkContract } from './log-sink-contract.ts';

describe('the log in memory', () => {
  logSinkContract(() => {
    const sink = new FakeLogSink(4);
    const eventIds = (partition: number) =>
      Promise.resolve((sink.partitions[partition] ?? []).map(({ record }) => record.eventId));
    return Promise.resolve({ sink, eventIds });
  });
});
