import { writeLogFile } from '@foreshock/cli';
import { createCodec, createFakeRegistry } from '@foreshock/contracts';
import { encodeEntry, type LogEntry } from '@foreshock/intake';
import type { ConsumedRecord } from '@foreshock/streaming';
import { defaultPolicy, sampleLog } from '../ledger/replay.ts';

/** The sample ledger under the default policy as an exported log, without a broker. @returns the records written */
export async function writeSampleLog(path: string, partitions = 3): Promise<number> {
  const registry = createFakeRegistry();
  const codec = createCodec(registry);
  await codec.registerAll();
  const { log } = await sampleLog(partitions);
  const batches = log.map((entries, partition) =>
    [activation(partition), ...entries].map((entry, offset) => recordOf(codec, entry, partition, offset)),
  );
  return writeLogFile(path, batches, (id) => registry.schemaById(id));
}

function activation(partition: number): LogEntry {
  const { document, body, hash } = defaultPolicy();
  const { policyId, version } = document;
  const common = { eventId: 'default-policy', occurredAt: 0, source: 'test' };
  const record = {
    ...common,
    policyId,
    version,
    hash,
    body,
    mode: 'LIVE',
    activatedBy: 'test',
    approvedBy: null,
    proposedBy: null,
    rollbackOf: null,
  } as const;
  return { type: 'PolicyActivated', record, partition };
}

function recordOf(
  codec: Parameters<typeof encodeEntry>[0],
  entry: LogEntry,
  partition: number,
  offset: number,
): ConsumedRecord {
  const { key, value } = encodeEntry(codec, entry);
  const timestampMs = entry.record.occurredAt;
  return {
    ...{ topic: 'ledger.events', partition, offset, timestampMs, value, headers: {} },
    key: key === null ? null : Buffer.from(key),
  };
}
