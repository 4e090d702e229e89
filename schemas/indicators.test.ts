import { recordSchemas } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { expect, test } from 'vitest';
import { isUnion } from './tooling/avro.ts';
import type { AvroField, AvroRecord } from './tooling/avro.ts';

const header = [
  'customerId',
  'asOf',
  'partition',
  'offset',
  'currency',
  'segment',
  'policySegment',
  'grade',
  'score',
];

function described({ name, type }: AvroField) {
  const nullable = isUnion(type);
  return { name, type: nullable ? type.find((branch) => branch !== 'null') : type, nullable };
}

test('the indicator fields of IndicatorsUpdated are the indicators of the ledger (run `npm run generate` when this fails)', () => {
  const { fields } = recordSchemas.IndicatorsUpdated as AvroRecord;
  const ofSchema = fields.filter((field) => !header.includes(field.name)).map(described);
  const ofLedger = INDICATORS.map(({ name, type, nullable }) => ({ name, type, nullable }));
  const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
  expect([...ofSchema].sort(byName)).toEqual([...ofLedger].sort(byName));
});
