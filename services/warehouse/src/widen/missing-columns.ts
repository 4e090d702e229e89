import { columnName } from '@foreshock/clickhouse';
import { recordSchemas } from '@foreshock/contracts';
import type { AvroField } from '../rows/avro.ts';
import { tableColumns } from '../rows/table-columns.ts';
import { tableSpecs } from '../rows/tables.ts';
import { columnType } from './column-type.ts';

/** A field of the schemas that its table has no column for yet. */
export interface MissingColumn {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The column that it comes after. */
  readonly after: string;
}

/** @returns every field that has no column, in the order of tables and fields. */
export function missingColumns(): MissingColumn[] {
  const tables = tableColumns();
  return tableSpecs.flatMap(({ table, records }) => {
    const columns = new Set(tables.get(table)?.keys());
    return records.flatMap((record) => {
      const { fields } = recordSchemas[record] as { readonly fields: readonly AvroField[] };
      return fields.flatMap(({ name, type }, index): MissingColumn[] => {
        const column = columnName(name);
        if (columns.has(column)) return [];
        columns.add(column);
        const after = columnName(fields[index - 1]?.name ?? '');
        return [{ table, column, type: columnType(type), after }];
      });
    });
  });
}
