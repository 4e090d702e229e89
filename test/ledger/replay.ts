import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minorUnits } from '@foreshock/contracts';
import {
  createPartition,
  step,
  takeIndicators,
  type EngineInput,
  type EngineOutput,
} from '@foreshock/engine';
import {
  FakeLogSink,
  importLedger,
  readMappingFile,
  type ImportSummary,
  type LogEntry,
} from '@foreshock/intake';
import { INDICATORS } from '@foreshock/ledger';
import { defaultPolicyUrl, parsePolicyFile } from '@foreshock/policy-file';

export const sampleFile = fileURLToPath(new URL('../data/ibm_accounts_receivable.csv', import.meta.url));
export const sampleMapping = fileURLToPath(new URL('../data/ibm.mapping.yaml', import.meta.url));

/** The default policy as it is activated on the log. */
export function defaultPolicy() {
  const names = INDICATORS.map(({ name }) => name);
  const parsed = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', names);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed;
}

/** The sample ledger as the import writes it, without a broker: one list of entries for each partition. */
export async function sampleLog(
  partitions: number,
): Promise<{ summary: ImportSummary; log: readonly (readonly LogEntry[])[] }> {
  const sink = new FakeLogSink(partitions);
  const mapping = await readMappingFile(sampleMapping);
  const summary = await importLedger({ files: { invoices: sampleFile }, mapping, sink });
  return { summary, log: sink.partitions };
}

/** Steps one partition's entries through the engine under the default policy, flushing every `batch` records. */
export function replay(entries: readonly LogEntry[], batch: number): EngineOutput[] {
  const partition = createPartition(0, minorUnits);
  const { document, body } = defaultPolicy();
  const activation: EngineInput = {
    type: 'PolicyActivated',
    record: { policyId: document.policyId, version: document.version, body, mode: 'LIVE' },
  };
  const outputs: EngineOutput[] = [];
  [activation, ...entries].forEach((input, offset) => {
    const result = step(partition, input, offset);
    if (result.kind === 'reject') throw new Error(`offset ${offset}: ${result.reason} ${result.message}`);
    outputs.push(...result.outputs);
    if ((offset + 1) % batch === 0) outputs.push(...flush(partition));
  });
  return [...outputs, ...flush(partition)];
}

function flush(partition: Parameters<typeof takeIndicators>[0]): EngineOutput[] {
  return takeIndicators(partition).map((record) => ({ type: 'IndicatorsUpdated', record }));
}
