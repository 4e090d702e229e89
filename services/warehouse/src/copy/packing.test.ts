import { expect, it } from 'vitest';
import { createFakeRegistry, recordSchemas, type RecordName } from '@foreshock/contracts';
import { tableColumns } from '../rows/table-columns.ts';
import { tableSpecs, type TableSpec } from '../rows/tables.ts';
import { consumed } from '../testing/records.ts';
import { chunkOf } from './chunk.ts';
import { Packing } from './packing.ts';
import { recordDecoderOf } from './record-decoder.ts';
import { createFakeStore } from '../store/fake-store.ts';

const spec = tableSpecs.find(({ topic }) => topic === 'risk.actions') as TableSpec;
const types = new Map(
  [...(tableColumns().get(spec.table) ?? [])].map(([column, type]) => [
    column,
    type.replace(/ (CODEC|DEFAULT).*$/, ''),
  ]),
);
const telling = { ...createFakeStore(), columnTypes: () => Promise.resolve(types) };
const NAME: RecordName = 'CreditActionRecommended';
const { fields, ...schema } = recordSchemas[NAME] as {
  readonly fields: readonly { readonly name: string }[];
};

/** A value of strings, numbers and nulls, written by hand: the schemas of the test need no codec. */
async function chunkFor(written: object, store = telling as ConstructorParameters<typeof Packing>[0]) {
  const registry = createFakeRegistry();
  const id = await registry.register('s', written);
  const decoder = recordDecoderOf(registry);
  const value = Buffer.concat([Buffer.from([0, 0, 0, 0, id]), Buffer.alloc(200)]);
  const cut = [...Array(200).keys()].map((length) => value.subarray(0, 5 + length));
  await decoder.ensure([value]);
  const sound = cut.find((bytes) => decoder.decode(bytes).ok);
  if (sound === undefined) throw new Error('no length is sound');
  const records = [sound, value, null].map((bytes, offset) =>
    consumed({ topic: spec.topic, offset, value: bytes }),
  );
  const pack = await new Packing(store, decoder).ensure(spec, records);
  return chunkOf(spec, records, decoder, pack);
}

it("packs records in today's schema, and decodes what is not plainly one", async () => {
  const { rows, refused } = await chunkFor(recordSchemas[NAME]);
  expect(rows.map(({ row }) => row instanceof Uint8Array)).toEqual([true]);
  expect(refused.map(([reason]) => reason)).toEqual(['trailing-bytes', 'null-value']);
});

it('knows the schema by its form, whatever its words', async () => {
  const { rows } = await chunkFor({ ...schema, doc: 'other words', fields });
  expect(rows[0]?.row).toBeInstanceOf(Uint8Array);
});

it("decodes records in another writer's schema", async () => {
  const wider = [...fields, { name: 'more', type: 'string', default: '' }];
  const { rows } = await chunkFor({ ...schema, fields: wider });
  expect(rows.map(({ row }) => row instanceof Uint8Array)).toEqual([false]);
});

it('decodes every record for a store that takes cells only', async () => {
  const { rows } = await chunkFor(recordSchemas[NAME], createFakeStore());
  expect(rows.map(({ row }) => row instanceof Uint8Array)).toEqual([false]);
});
