import { readProblem } from '@foreshock/contracts/compatible';
import type { AvroRecord } from './tooling/avro.ts';
import { readVersions } from './tooling/history.ts';
import type { Version } from './tooling/history.ts';
import { meaningProblem } from './tooling/same-meaning.ts';
import { readRecords } from './tooling/source.ts';
import type { RecordSource } from './tooling/source.ts';

/**
 * What breaks FULL_TRANSITIVE: every earlier version must read the present one and be read by it, with values that mean
 * the same. One line for each broken version.
 */
export function compatibilityProblems(schema: AvroRecord, versions: readonly Version[]): readonly string[] {
  return versions.flatMap((version) => {
    const found = incompatibility(schema, version.schema);
    return found ? [`${schema.namespace}.${schema.name} against v${version.number}: ${found}`] : [];
  });
}

function incompatibility(present: AvroRecord, earlier: AvroRecord): string | null {
  const backward = readProblem(present, earlier);
  if (backward) return `old records can no longer be read: ${backward}`;
  const forward = readProblem(earlier, present);
  if (forward) return `readers of that version cannot read new records: ${forward}`;
  return meaningProblem(earlier, present, present.name);
}

/** The problems of all records against all their versions. */
export function allCompatibilityProblems(
  records: readonly RecordSource[] = readRecords(),
): readonly string[] {
  return records.flatMap(({ schema }) => compatibilityProblems(schema, readVersions(schema.name)));
}
