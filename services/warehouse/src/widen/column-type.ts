import { shapeOf, type AvroNode } from '../rows/avro.ts';

const scalars: Readonly<Record<string, string>> = {
  int: 'Int32',
  long: 'Int64',
  double: 'Float64',
  boolean: 'Bool',
};

/** @returns the type of the column for a field: what is optional is Nullable, what has parts is JSON in a String. */
export function columnType(node: AvroNode): string {
  if (Array.isArray(node)) {
    const [only] = (node as readonly AvroNode[]).filter((branch) => branch !== 'null');
    return `Nullable(${plainType(only as AvroNode)})`;
  }
  return plainType(node);
}

function plainType(node: AvroNode): string {
  if (typeof node === 'string') return scalars[node] ?? 'String';
  const shape = shapeOf(node);
  if (shape.kind === 'date') return 'Date32';
  if (shape.kind === 'timestamp') return "DateTime64(3, 'UTC')";
  return 'String';
}
