import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSink, ClickHouseFailure, rowBinary } from '@foreshock/clickhouse';
import { createCodec, createFakeRegistry, recordNames, topicOf, type RecordName } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { tableColumns } from '../rows/table-columns.ts';
import { notCopied, tableSpecs, type TableSpec } from '../rows/tables.ts';
import { anyRecord, storableRecord } from '../testing/arbitrary.ts';
import { consumed } from '../testing/records.ts';

const codec = createCodec(createFakeRegistry());
await codec.registerAll();
const encode = (name: RecordName, record: object): Buffer => codec.encode(name, record as never);

/** Of these every record is decoded: they have maps, or fields in another order than their columns. */
const DECODED: readonly RecordName[] = [
  ...(['SignalEvent', 'AuditEntry', 'WarningEscalated', 'WarningCleared'] as const),
  ...(['PolicyApproved', 'PolicySwitched'] as const),
  'PortfolioWarningEscalated',
];

const copied = recordNames.filter((name) => !notCopied.includes(topicOf(name).name));
const cases = copied.map((name) => {
  const spec = tableSpecs.find(({ topic }) => topic === topicOf(name).name);
  if (spec === undefined) throw new Error(`no table for ${name}`);
  return { name, spec, table: spec.table };
});

/** Of a topic without a way of its own, too. */
const isDecoded = ({ name, spec }: (typeof cases)[number]): boolean =>
  DECODED.includes(name) || spec.transcoder === undefined;

const typesOf = (table: string): Map<string, string> =>
  new Map(
    [...(tableColumns().get(table) ?? [])].map(([column, type]) => [
      column,
      type.replace(/ (CODEC|DEFAULT).*$/, ''),
    ]),
  );

async function decodedRow(spec: TableSpec, record: ConsumedRecord, types: Map<string, string>) {
  await codec.ensure([record.value]);
  const mapping = spec.map(record, codec.decode(record.value));
  if (!mapping.ok) return null;
  try {
    const columns = spec.columns.map(({ column }) => column);
    return Buffer.from(rowBinary(spec.table, { columns, rows: [mapping.cells] }, types));
  } catch (error) {
    if (error instanceof ClickHouseFailure && error.kind === 'bad-data') return null;
    throw error;
  }
}

/** A record with a value that lies alone, or among others' bytes as in a fetch. */
const placed = (value: Buffer, key: Buffer | null, isRaw: boolean, spec: TableSpec): ConsumedRecord => {
  const record = consumed({ topic: spec.topic, offset: 2 ** 40 + 7, partition: 3, key, value });
  if (!isRaw) return record;
  const bytes = Buffer.concat([Buffer.from('before'), key ?? Buffer.alloc(0), value, Buffer.from('behind')]);
  const keyEnd = 6 + (key?.length ?? -1);
  const valueStart = 6 + (key?.length ?? 0);
  return { ...record, raw: { bytes, keyStart: 6, keyEnd, valueStart, valueEnd: valueStart + value.length } };
};

const keys = fc.option(fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)));

it.each(cases.filter(isDecoded))('decodes every $name', ({ name, spec, table }) => {
  expect(spec.transcoder?.(name, typesOf(table)) ?? null).toBeNull();
});

describe.each(cases.filter((one) => !isDecoded(one)))('$name into $table', ({ name, spec, table }) => {
  const types = typesOf(table);
  const transcode = spec.transcoder?.(name, types);
  const packed = (record: ConsumedRecord): Buffer | null => {
    const sink = new ByteSink();
    return transcode?.(record, sink) === true ? Buffer.from(sink.bytes) : null;
  };

  it('has the bytes of the decoded row, whenever there is one', async () => {
    const property = fc.asyncProperty(
      storableRecord(name),
      keys,
      fc.boolean(),
      async (fields, key, isRaw) => {
        const record = placed(encode(name, fields), key, isRaw, spec);
        const expected = await decodedRow(spec, record, types);
        expect(expected).not.toBeNull();
        expect(packed(record)?.toString('hex')).toBe(expected?.toString('hex'));
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('has them or none for values that no column holds and for bytes that are damaged', async () => {
    const damage = fc.option(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'add')));
    const property = fc.asyncProperty(anyRecord(name), damage, fc.boolean(), async (fields, hit, isRaw) => {
      const record = placed(damaged(encode(name, fields), hit), null, isRaw, spec);
      const row = packed(record);
      if (row === null) return;
      expect(row.toString('hex')).toBe((await decodedRow(spec, record, types))?.toString('hex'));
    });
    await fc.assert(property, { numRuns: 500 });
  });
});

function damaged(value: Buffer, hit: readonly [at: number, byte: number, how: string] | null): Buffer {
  if (hit === null) return value;
  const [at, byte, how] = hit;
  const place = 5 + (at % (value.length - 5));
  if (how === 'cut') return value.subarray(0, place);
  if (how === 'add') return Buffer.concat([value, Buffer.from([byte])]);
  const changed = Buffer.from(value);
  changed[place] = byte;
  return changed;
}
