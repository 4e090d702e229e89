/** The parts of a parsed Avro schema that the mapping looks at. */
export type AvroNode =
  | string
  | readonly AvroNode[]
  | {
      readonly type: AvroNode;
      readonly logicalType?: string;
      readonly name?: string;
      readonly namespace?: string;
      readonly fields?: readonly AvroField[];
      readonly symbols?: readonly string[];
      readonly items?: AvroNode;
      readonly values?: AvroNode;
    };

export interface AvroField {
  readonly name: string;
  readonly type: AvroNode;
}

/** What a value is, with optionality taken off; enums and named types that were defined before count as `text`. */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'bytes' | 'date' | 'timestamp' }
  | { readonly kind: 'array' | 'map'; readonly of: Shape }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Shape> };

/** @returns the shape of a schema node. @throws on a type that the contract does not use. */
export function shapeOf(node: AvroNode): Shape {
  if (typeof node === 'string') return shapeOfName(node);
  if (isUnion(node)) return shapeOfUnion(node);
  if (node.logicalType === 'date') return { kind: 'date' };
  if (node.logicalType === 'timestamp-millis') return { kind: 'timestamp' };
  switch (node.type) {
    case 'enum':
      return { kind: 'text' };
    case 'array':
      return { kind: 'array', of: shapeOf(node.items as AvroNode) };
    case 'map':
      return { kind: 'map', of: shapeOf(node.values as AvroNode) };
    case 'record':
      return {
        kind: 'record',
        fields: new Map((node.fields ?? []).map((field) => [field.name, shapeOf(field.type)])),
      };
    default:
      return shapeOf(node.type);
  }
}

const isUnion = (node: AvroNode): node is readonly AvroNode[] => Array.isArray(node);

function shapeOfUnion(members: readonly AvroNode[]): Shape {
  const [only, ...others] = members.filter((member) => member !== 'null');
  if (only === undefined || others.length > 0) throw new Error('a union is null and one other type');
  return shapeOf(only);
}

function shapeOfName(name: string): Shape {
  if (name === 'string' || name.includes('.')) return { kind: 'text' };
  if (name === 'int' || name === 'long' || name === 'double') return { kind: 'number' };
  if (name === 'bytes') return { kind: 'bytes' };
  if (name === 'boolean') return { kind: 'boolean' };
  throw new Error(`no column form for the Avro type ${name}`);
}
