import { expect, it } from 'vitest';
import { columnName } from '@foreshock/clickhouse';
import { recordSchemas, topics, type RecordName } from '@foreshock/contracts';
import { shapeOf, type AvroField, type AvroNode } from './avro.ts';
import { tableColumns } from './table-columns.ts';
import { notCopied, tableSpecs } from './tables.ts';

const KAFKA_COLUMNS = ['kafka_topic', 'kafka_partition', 'kafka_offset', 'kafka_ts'];
const fieldsOf = (name: RecordName) =>
  (recordSchemas[name] as { readonly fields: readonly AvroField[] }).fields;
const recordsOf: Readonly<Record<string, readonly RecordName[]>> = {
  indicators: ['IndicatorsUpdated'],
  assessments: ['RiskAssessed'],
  warnings: ['WarningRaised', 'WarningEscalated', 'WarningCleared'],
  rating_changes: ['RatingChanged'],
  ratings: ['RatingInForce'],
  actions: ['CreditActionRecommended'],
  shadow_differences: ['ShadowDiffered'],
  portfolio_warnings: [
    'PortfolioWarningRaised',
    'PortfolioWarningEscalated',
    'PortfolioWarningCleared',
    'PortfolioEvaluated',
  ],
  deliveries: ['DeliveryUpdated'],
  cases: ['CaseUpdated'],
  held_notices: ['NoticeHeld'],
  alert_targets: ['TargetUpdated'],
  audit: ['AuditEntry'],
  policies: ['PolicyProposed', 'PolicyApproved', 'PolicySwitched'],
};

it('copies every topic of the contract but those that nobody may ask about by SQL', () => {
  const copied = topics.map((topic) => topic.name).filter((name) => !notCopied.includes(name));
  expect(tableSpecs.map((spec) => spec.topic).sort()).toEqual(copied.sort());
});

it('has a column for every field of IndicatorsUpdated, and no other', () => {
  const expected = fieldsOf('IndicatorsUpdated').map((field) => columnName(field.name));
  expect([...(tableColumns().get('indicators')?.keys() ?? [])]).toEqual([...expected, ...KAFKA_COLUMNS]);
});

it.each(Object.entries(recordsOf))(
  '%s has a column for every field of its records, and no other',
  (table, names) => {
    const fields = new Set(names.flatMap((name) => fieldsOf(name).map((field) => columnName(field.name))));
    if (['warnings', 'portfolio_warnings', 'policies'].includes(table)) fields.add('event');
    expect([...(tableColumns().get(table)?.keys() ?? [])].sort()).toEqual(
      [...fields, ...KAFKA_COLUMNS].sort(),
    );
  },
);

it.each(Object.entries(recordsOf))('%s has column types that hold what the schema allows', (table, names) => {
  const columns = tableColumns().get(table);
  for (const name of names) {
    for (const field of fieldsOf(name)) {
      const type = columns?.get(columnName(field.name)) ?? 'absent';
      expect(typeFits(type, field.type), `${table}.${columnName(field.name)} ${type} for ${name}`).toBe(true);
    }
  }
});

function typeFits(type: string, node: AvroNode): boolean {
  const isOptional = Array.isArray(node);
  const bare = type.replace(/LowCardinality\((.+)\)/, '$1').replace(/Nullable\((.+)\)/, '$1');
  const shape = shapeOf(node);
  const expected = {
    text: ['String'],
    number: ['Int32', 'Int64', 'Float64'],
    boolean: ['Bool'],
    bytes: ['String'],
    date: ['Date32'],
    timestamp: ["DateTime64(3, 'UTC')"],
    array: ['Array(String)', 'String'],
    map: ['String'],
    record: ['String'],
  }[shape.kind];
  return expected.includes(bare) && (!isOptional || type.includes('Nullable'));
}

it.each(tableSpecs)('$table holds the position columns that it is asked for', ({ table, position }) => {
  const columns = tableColumns().get(table);
  for (const column of Object.values(position)) expect(columns?.has(column), column).toBe(true);
});
