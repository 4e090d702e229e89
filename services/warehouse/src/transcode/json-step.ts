import type { AvroField, AvroNode } from '../rows/avro.ts';
import { jsonText } from '../rows/json-text.ts';
import { NOT_PLAIN } from './avro-bytes.ts';
import { writeBase64 } from './base64.ts';
import { branched, itemsOf, type Step } from './step.ts';
import { quotedStep } from './text.ts';

const [COMMA, OPEN, CLOSE, QUOTE] = [0x2c, 0x5b, 0x5d, 0x22];

/**
 * Moves a value as the JSON text that `jsonText` makes of it, without a length. Null for a schema whose values are left to
 * `jsonText`: maps, since an object puts keys in an order of its own.
 */
export function jsonStep(node: AvroNode): Step | null {
  if (typeof node === 'string') return PRIMITIVES[node] ?? null;
  if (isUnion(node)) {
    const branches = node.map(jsonStep);
    return branches.every((branch) => branch !== null) ? branched(branches) : null;
  }
  if (node.logicalType === 'date') return texted(jsonText({ kind: 'date' }), 'int');
  if (node.logicalType === 'timestamp-millis') return texted(jsonText({ kind: 'timestamp' }), 'number');
  if (node.type === 'enum') return symbols(node.symbols ?? []);
  if (node.type === 'array') return list(jsonStep(node.items as AvroNode));
  if (node.type === 'record') return fields(node.fields ?? []);
  return typeof node.type === 'string' ? (PRIMITIVES[node.type] ?? null) : jsonStep(node.type);
}

const isUnion = (node: AvroNode): node is readonly AvroNode[] => Array.isArray(node);

const PRIMITIVES: Readonly<Record<string, Step>> = {
  null: (_from, to) => to.ascii('null'),
  boolean: (from, to) => {
    const byte = from.byte();
    if (byte > 1) throw NOT_PLAIN;
    to.ascii(byte === 1 ? 'true' : 'false');
  },
  int: (from, to) => to.ascii(String(from.int())),
  long: (from, to) => to.ascii(String(from.number())),
  double: (from, to) => {
    if (from.end - from.at < 8) throw NOT_PLAIN;
    to.ascii(JSON.stringify(from.bytes.readDoubleLE(from.at)));
    from.at += 8;
  },
  string: quotedStep,
  bytes: (from, to) => {
    const end = from.blob();
    to.uint8(QUOTE);
    writeBase64(to, from.bytes, from.at, end);
    to.uint8(QUOTE);
    from.at = end;
  },
};

const texted =
  (text: (value: unknown) => string, read: 'int' | 'number'): Step =>
  (from, to) =>
    to.ascii(text(from[read]()));

function symbols(names: readonly string[]): Step {
  const quoted = names.map((name) => JSON.stringify(name));
  return (from, to) => {
    const text = quoted[from.int()];
    if (text === undefined) throw NOT_PLAIN;
    to.ascii(text);
  };
}

function list(item: Step | null): Step | null {
  if (item === null) return null;
  return (from, to) => {
    to.uint8(OPEN);
    itemsOf(from, (index) => {
      if (index > 0) to.uint8(COMMA);
      item(from, to);
    });
    to.uint8(CLOSE);
  };
}

function fields(all: readonly AvroField[]): Step | null {
  const parts = fieldSteps(all);
  if (parts === null) return null;
  return (from, to) => {
    for (const { before, step } of parts) {
      to.copy(before, 0, before.length);
      step(from, to);
    }
    to.ascii('}');
  };
}

/** The fields of a record with what stands before each; `}` follows the last one. Null where one has no step. */
export function fieldSteps(
  all: readonly AvroField[],
): readonly { readonly name: string; readonly before: Buffer; readonly step: Step }[] | null {
  const parts = all.map(({ name, type }, at) => ({
    name,
    before: Buffer.from(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`),
    step: jsonStep(type),
  }));
  return parts.length > 0 && parts.every(hasStep) ? parts : null;
}

function hasStep<Part extends { readonly step: Step | null }>(part: Part): part is Part & { step: Step } {
  return part.step !== null;
}
