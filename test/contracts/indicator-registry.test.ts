import { columnName, readMigrations, withoutComments } from '@foreshock/clickhouse';
import { recordSchemas } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { expect, it } from 'vitest';

/** An indicator in one of the three places that hold it. */
type Entry = readonly [name: string, type: string, nullable: boolean];

/** What a row says besides the indicators: whose, as of when, decided where, in whose judgement. */
const NOT_INDICATORS = new Set([
  ...['customerId', 'asOf', 'partition', 'offset', 'currency', 'segment', 'policySegment', 'grade', 'score'],
  ...['kafkaTopic', 'kafkaPartition', 'kafkaOffset', 'kafkaTs'],
]);
const notIndicatorColumns = new Set([...NOT_INDICATORS].map(columnName));

const byName = (entries: readonly Entry[]) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

const registry: Entry[] = INDICATORS.map(({ name, type, nullable }) => [name, type, nullable]);

function avroEntries(): Entry[] {
  const { fields } = recordSchemas.IndicatorsUpdated as unknown as {
    fields: readonly { readonly name: string; readonly type: string | readonly string[] }[];
  };
  return fields
    .filter(({ name }) => !NOT_INDICATORS.has(name))
    .map(({ name, type }) => {
      const members = [type].flat();
      return [name, members.filter((member) => member !== 'null').join('|'), members.includes('null')];
    });
}

const CREATED = /^CREATE TABLE IF NOT EXISTS indicators\s*\(([\s\S]*)\)\s*ENGINE/;
const ADDED = /^ALTER TABLE indicators\s+ADD COLUMN IF NOT EXISTS (\w+) (\S+)/;
const avroTypeOf: Readonly<Record<string, string>> = { Int64: 'long', Float64: 'double', Bool: 'boolean' };

function columnEntries(): Entry[] {
  const statements = readMigrations().flatMap((migration) => migration.statements.map(withoutComments));
  const columns = statements.flatMap((statement) => {
    const added = ADDED.exec(statement);
    if (added !== null) return [[added[1] ?? '', added[2] ?? ''] as const];
    const lines = CREATED.exec(statement)?.[1]?.split('\n') ?? [];
    return lines.flatMap((line) => {
      const [, name = '', type = ''] = /^\s*([a-z]\w*) (.+?),?$/.exec(line) ?? [];
      return name === '' ? [] : [[name, type] as const];
    });
  });
  return columns
    .filter(([name]) => !notIndicatorColumns.has(name))
    .map(([name, type]) => {
      const inner = /^Nullable\((\w+)\)$/.exec(type)?.[1];
      return [name, avroTypeOf[inner ?? type] ?? type, inner !== undefined];
    });
}

it('has every indicator in the record on Kafka, with the same type', () => {
  expect(registry.length).toBeGreaterThan(50);
  expect(byName(avroEntries())).toEqual(byName(registry));
});

it('has every indicator in the table, with the same type', () => {
  const expected = registry.map(([name, type, nullable]): Entry => [columnName(name), type, nullable]);
  expect(byName(columnEntries())).toEqual(byName(expected));
});

it('names no indicator twice, in any spelling', () => {
  expect(new Set(registry.map(([name]) => columnName(name))).size).toBe(registry.length);
});
