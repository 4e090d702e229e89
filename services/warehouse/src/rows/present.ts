import type { Shape } from './avro.ts';

const MS_PER_DAY = 86_400_000;

/**
 * @returns a record's value as JSON shows it: dates as `2013-06-30`, times as ISO instants, bytes in
 * base64, in the schema's field order.
 * A day or time that no calendar has stays the number it is, so the function is total.
 */
export function present(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (shape.kind) {
    case 'date':
      return isoOf((value as number) * MS_PER_DAY)?.slice(0, 10) ?? value;
    case 'timestamp':
      return isoOf(value as number) ?? value;
    case 'bytes':
      return Buffer.from(value as Uint8Array).toString('base64');
    case 'array':
      return (value as unknown[]).map((item) => present(shape.of, item));
    case 'map':
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, present(shape.of, item)]));
    case 'record': {
      const record = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries([...shape.fields].map(([name, of]) => [name, present(of, record[name])]));
    }
    default:
      return value;
  }
}

function isoOf(ms: number): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
