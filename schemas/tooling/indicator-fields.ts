import { INDICATORS } from '@foreshock/ledger';
import type { IndicatorDefinition } from '@foreshock/ledger';
import type { AvroField, AvroRecord } from './avro.ts';
import type { RecordSource } from './source.ts';

/** The record with a field per indicator. */
const INDICATORS_RECORD = 'IndicatorsUpdated';

/**
 * The records with a field for every indicator of the ledger. What is new goes to the end of its record and has a
 * default, so that each version reads the other; what stands there is never touched.
 */
export function withIndicatorFields(
  records: readonly RecordSource[],
  indicators: readonly IndicatorDefinition[] = INDICATORS,
): readonly RecordSource[] {
  return records.map((record) =>
    record.schema.name === INDICATORS_RECORD ? grown(record, indicators) : record,
  );
}

function grown(record: RecordSource, indicators: readonly IndicatorDefinition[]): RecordSource {
  const known = new Set(record.schema.fields.map(({ name }) => name));
  const added = indicators.filter(({ name }) => !known.has(name)).map((each) => fieldText(fieldOf(each)));
  if (added.length === 0) return record;
  const end = record.text.lastIndexOf('\n  ]\n}');
  if (end < 0)
    throw new Error(
      `${record.fullName}: its fields must be the last part of the file, as Prettier writes it`,
    );
  const text = [record.text.slice(0, end), ...added].join(',') + record.text.slice(end);
  return { ...record, text, schema: JSON.parse(text) as AvroRecord };
}

/** Before an indicator there was nothing to count: a value that cannot be null is 0 or false in older records. */
function fieldOf({ name, type, nullable }: IndicatorDefinition): AvroField {
  if (nullable) return { name, type: ['null', type], default: null };
  return { name, type, default: type === 'boolean' ? false : 0 };
}

/** A field as Prettier writes it in a list of fields. */
function fieldText(field: AvroField): string {
  const lines = Object.entries(field).map(
    ([key, value]) => `      "${key}": ${JSON.stringify(value).replaceAll(',', ', ')}`,
  );
  return `\n    {\n${lines.join(',\n')}\n    }`;
}
