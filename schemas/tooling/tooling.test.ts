import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { AvroField, AvroRecord } from './avro.ts';
import { changedFiles, writeFiles } from './files.ts';
import { namedSchemas } from './named.ts';
import { renderTypes } from './render-types.ts';
import { readRecords, readTopics } from './source.ts';

const record = (name: string, ...fields: AvroField[]): AvroRecord => ({
  type: 'record',
  name,
  namespace: 'foreshock.ledger',
  fields,
});

const source = (schema: AvroRecord) => ({
  area: 'ledger',
  fullName: `foreshock.ledger.${schema.name}`,
  schema,
  text: JSON.stringify(schema),
});

const level = (...symbols: string[]) =>
  ({ name: 'level', type: { type: 'enum', name: 'Level', symbols } }) as const;

/** A folder with the given files that is gone after the test. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const area of ['ledger', 'risk', 'alerts', 'ops']) mkdirSync(join(folder, area));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return folder;
}

test('types are written in plain TypeScript', () => {
  const sample: AvroRecord = {
    ...record(
      'Sample',
      { name: 'id', type: 'string', doc: 'Its name.' },
      { name: 'due', type: ['null', { type: 'int', logicalType: 'date' }] },
      { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
      level('LOW', 'HIGH'),
      { name: 'parts', type: { type: 'array', items: ['null', 'double'] } },
      { name: 'before', type: 'foreshock.ledger.Level' },
      { name: 'texts', type: { type: 'map', values: 'string' } },
    ),
    doc: 'A sample.',
  };
  const text = renderTypes(namedSchemas([source(sample)]));
  expect(text.slice(text.indexOf('export const'))).toBe(
    `export const levels = ['LOW', 'HIGH'] as const;
export type Level = (typeof levels)[number];

/** A sample. */
export interface Sample {
  /** Its name. */
  readonly id: string;
  readonly due: Day | null;
  readonly at: TimestampMs;
  readonly level: Level;
  readonly parts: readonly (number | null)[];
  readonly before: Level;
  readonly texts: Readonly<Record<string, string>>;
}
`,
  );
});

test('one definition in several records is written once; two under one name are refused', () => {
  const one = source(record('One', level('LOW')));
  const named = namedSchemas([one, source(record('Two', level('LOW')))]);
  expect(named.map(({ schema }) => schema.name)).toEqual(['Level', 'One', 'Two']);
  expect(() => namedSchemas([one, source(record('Two', level('HIGH')))])).toThrow('Level is defined twice');
});

test('a record must be named as its file', () => {
  const folder = folderWith({ 'ledger/Other.avsc': record('Sample') });
  expect(() => readRecords(folder)).toThrow(
    'holds foreshock.ledger.Sample; its place says foreshock.ledger.Other',
  );
});

test('a topic must name records that are there', () => {
  const folder = folderWith({
    'ledger/Sample.avsc': record('Sample'),
    'topics.json': [{ name: 'log', subjects: ['foreshock.ledger.Sample', 'foreshock.ledger.Missing'] }],
  });
  expect(() => readTopics(readRecords(folder), folder)).toThrow('log names foreshock.ledger.Missing');
});

test('files that are missing or differ count as changed', () => {
  const folder = folderWith({});
  const files = new Map([[join(folder, 'deep/file.ts'), 'text']]);
  expect(changedFiles(files).size).toBe(1);
  writeFiles(files);
  expect(changedFiles(files).size).toBe(0);
  expect(changedFiles(new Map([[join(folder, 'deep/file.ts'), 'other']])).size).toBe(1);
});
