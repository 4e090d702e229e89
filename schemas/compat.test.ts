import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allCompatibilityProblems, compatibilityProblems } from './compat.ts';
import type { AvroField, AvroRecord } from './tooling/avro.ts';
import { newVersionFiles, readVersions } from './tooling/history.ts';

const field = (name: string, type: AvroField['type'], rest: Partial<AvroField> = {}): AvroField => ({
  name,
  type,
  ...rest,
});

const kinds = (...symbols: string[]): AvroField['type'] => ({ type: 'enum', name: 'Kind', symbols });

const recordOf = (...fields: AvroField[]): AvroRecord => ({
  type: 'record',
  name: 'Sample',
  namespace: 'foreshock.test',
  fields,
});

const v1 = recordOf(
  field('id', 'string'),
  field('due', { type: 'int', logicalType: 'date' }),
  field('kind', kinds('A', 'B')),
  field('note', ['null', 'string'], { default: null }),
);

/** v1 with some fields replaced, and others added. */
function changed(replaced: Record<string, AvroField | null>, ...added: AvroField[]): AvroRecord {
  const kept = v1.fields.flatMap((one) => (one.name in replaced ? (replaced[one.name] ?? []) : one));
  return recordOf(...kept, ...added);
}

const against = (schema: AvroRecord, ...versions: AvroRecord[]) =>
  compatibilityProblems(
    schema,
    versions.map((version, index) => ({ number: index + 1, schema: version })),
  );

test('the records of the contract are compatible with all their versions', () => {
  expect(allCompatibilityProblems()).toEqual([]);
});

describe('allowed', () => {
  test.each([
    ['nothing changed', v1],
    ['a new field with a default', changed({}, field('more', ['null', 'long'], { default: null }))],
    ['a field with a default taken away', changed({ note: null })],
    ['another text', changed({ id: field('id', 'string', { doc: 'Better explained.' }) })],
  ])('%s', (_what, schema) => {
    expect(against(schema, v1)).toEqual([]);
  });
});

describe('refused', () => {
  test.each([
    [
      'a new field without a default',
      changed({}, field('more', 'string')),
      'old records can no longer be read',
    ],
    ['a field without a default taken away', changed({ id: null }), 'readers of that version cannot read'],
    ['a renamed field', changed({ id: field('key', 'string') }), 'old records can no longer be read'],
    ['another type', changed({ id: field('id', 'long') }), 'old records can no longer be read'],
    ['a wider type', changed({ due: field('due', 'long') }), 'readers of that version cannot read'],
    [
      'a new symbol',
      changed({ kind: field('kind', kinds('A', 'B', 'C')) }),
      'readers of that version cannot read',
    ],
    [
      'a symbol taken away',
      changed({ kind: field('kind', kinds('A')) }),
      'old records can no longer be read',
    ],
    [
      'a field that becomes nullable',
      changed({ id: field('id', ['null', 'string']) }),
      'readers of that version',
    ],
    [
      'a date that becomes a number',
      changed({ due: field('due', 'int') }),
      'Sample.due changes from date to int',
    ],
    [
      'a string that becomes bytes',
      changed({ id: field('id', 'bytes') }),
      'Sample.id changes from string to bytes',
    ],
    ['another record name', { ...v1, name: 'Other' }, 'old records can no longer be read'],
  ])('%s', (_what, schema, message) => {
    expect(against(schema, v1).join()).toContain(message);
  });

  test('a change against an old version only: the check reaches back over all of them', () => {
    const v2 = changed({ note: null });
    const v3 = changed({ note: field('note', 'bytes', { default: '' }) });
    expect(against(v3, v2)).toEqual([]);
    expect(against(v3, v1, v2)).toHaveLength(1);
  });
});

describe('kept versions', () => {
  const source = (schema: AvroRecord) => [
    { area: 'test', fullName: 'foreshock.test.Sample', schema, text: JSON.stringify(schema) },
  ];

  function folderWith(...versions: AvroRecord[]): string {
    const folder = mkdtempSync(join(tmpdir(), 'versions-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'Sample'));
    for (const [index, schema] of versions.entries()) {
      writeFileSync(join(folder, 'Sample', `v${index + 1}.avsc`), JSON.stringify(schema));
    }
    return folder;
  }

  test('begin with v1, go on with the next number, and ignore texts', () => {
    const more = changed({}, field('more', ['null', 'long'], { default: null }));
    const folder = folderWith(v1);
    expect([...newVersionFiles(source(v1), folderWith()).keys()].join()).toContain('v1.avsc');
    expect([...newVersionFiles(source(more), folder).keys()]).toEqual([join(folder, 'Sample', 'v2.avsc')]);
    expect(newVersionFiles(source({ ...v1, doc: 'Explained.' }), folder).size).toBe(0);
  });

  test('are read in the order of their numbers', () => {
    const folder = folderWith(...Array.from({ length: 11 }, () => v1));
    expect(readVersions('Sample', folder).map((version) => version.number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(readVersions('Unknown', folder)).toEqual([]);
  });
});
