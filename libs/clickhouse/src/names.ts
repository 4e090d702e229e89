/** @returns the column of a field: `ageing1To30Minor` → `ageing_1_to_30_minor`. */
export function columnName(field: string): string {
  return field
    .replace(/([a-z])(?=[A-Z0-9])/g, '$1_')
    .replace(/([0-9])(?=[A-Z])/g, '$1_')
    .toLowerCase();
}

/** @returns the field of a column, the inverse of `columnName`: `dso_simple_90` → `dsoSimple90`. */
export function fieldName(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());
}
