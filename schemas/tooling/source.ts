import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AvroRecord } from './avro.ts';

export const schemasFolder = join(import.meta.dirname, '..');

/** One record of the contract: its namespace's last part is the folder it lies in (`ledger`, `risk`, `alerts`, `ops`). */
export interface RecordSource {
  readonly area: string;
  readonly fullName: string;
  readonly schema: AvroRecord;
  /** The schema as it stands in its file. */
  readonly text: string;
}

export interface TopicSource {
  readonly name: string;
  readonly description: string;
  readonly key: string;
  readonly partitions: number;
  readonly cleanupPolicy: string;
  readonly retentionMs: number;
  readonly subjects: readonly string[];
}

const areas = ['ledger', 'risk', 'alerts', 'ops'] as const;

/** Every record of the contract, by area and name. Throws when a file's name and its record's name differ. */
export function readRecords(folder: string = schemasFolder): readonly RecordSource[] {
  return areas.flatMap((area) =>
    readdirSync(join(folder, area))
      .filter((file) => file.endsWith('.avsc'))
      .sort()
      .map((file) => readRecord(folder, area, file)),
  );
}

function readRecord(folder: string, area: string, file: string): RecordSource {
  const text = readFileSync(join(folder, area, file), 'utf8');
  const schema = JSON.parse(text) as AvroRecord;
  const fullName = `${schema.namespace}.${schema.name}`;
  const expected = `foreshock.${area}.${file.replace(/\.avsc$/, '')}`;
  if (fullName !== expected) {
    throw new Error(
      `schemas/${area}/${file} holds ${fullName}; its place says ${expected}: rename one of them`,
    );
  }
  return { area, fullName, schema, text };
}

/** The topics as data. Throws when a topic names a subject that is no record of the contract. */
export function readTopics(
  records: readonly RecordSource[],
  folder: string = schemasFolder,
): readonly TopicSource[] {
  const topics = JSON.parse(readFileSync(join(folder, 'topics.json'), 'utf8')) as readonly TopicSource[];
  const known = new Set(records.map((record) => record.fullName));
  for (const topic of topics) {
    const unknown = topic.subjects.find((subject) => !known.has(subject));
    if (unknown)
      throw new Error(`schemas/topics.json: ${topic.name} names ${unknown}, which has no .avsc file`);
  }
  return topics;
}
