import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AvroRecord } from './avro.ts';
import { schemasFolder } from './source.ts';
import type { RecordSource } from './source.ts';

/** A version of a record that has been in use and may stand on a log: its file is never changed. */
export interface Version {
  readonly number: number;
  readonly schema: AvroRecord;
}

/** Where versions are kept; keeping them begins when this folder is there. */
export const historyFolder = join(schemasFolder, 'history');

/** The versions of a record, oldest first. */
export function readVersions(record: string, folder: string = historyFolder): readonly Version[] {
  const own = join(folder, record);
  if (!existsSync(own)) return [];
  return readdirSync(own)
    .map((file) => Number(/^v(\d+)\.avsc$/.exec(file)?.[1] ?? NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((one, other) => one - other)
    .map((number) => ({
      number,
      schema: JSON.parse(readFileSync(join(own, `v${number}.avsc`), 'utf8')) as AvroRecord,
    }));
}

/** Files (path → text) for the versions that are new: records that differ from their last version in more than texts. */
export function newVersionFiles(
  records: readonly RecordSource[],
  folder: string = historyFolder,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { schema, text } of records) {
    const last = readVersions(schema.name, folder).at(-1);
    if (last && shape(last.schema) === shape(schema)) continue;
    const path = join(folder, schema.name, `v${(last?.number ?? 0) + 1}.avsc`);
    files.set(path, text);
  }
  return files;
}

const shape = (schema: AvroRecord): string =>
  JSON.stringify(schema, (key, value: unknown) => (key === 'doc' ? undefined : value));
