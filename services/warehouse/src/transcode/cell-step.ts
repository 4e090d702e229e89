import { ByteSink } from '@foreshock/clickhouse';
import type { AvroNode } from '../rows/avro.ts';
import { isDay, isTime } from '../rows/span.ts';
import { NOT_PLAIN, type AvroBytes } from './avro-bytes.ts';
import { jsonStep } from './json-step.ts';
import { branched, sized, type Step } from './step.ts';
import { textStep } from './text.ts';

/**
 * Moves a field's value into a column's cell, as `rowBinary` writes it. Null for a pair of types that is left to it.
 * @param type as `system.columns` names it
 */
export function cellStep(node: AvroNode, type: string): Step | null {
  const bare = /^LowCardinality\((.*)\)$/.exec(type)?.[1] ?? type;
  const nullable = /^Nullable\((.*)\)$/.exec(bare)?.[1];
  const isOptional = Array.isArray(node);
  if (!isOptional) return nullable === undefined ? valueStep(node, bare) : present(valueStep(node, nullable));
  if (nullable === undefined) return null;
  const branches = (node as readonly AvroNode[]).map((branch) =>
    branch === 'null' ? ABSENT : present(valueStep(branch, nullable)),
  );
  return branches.every((branch) => branch !== null) ? branched(branches) : null;
}

const ABSENT: Step = (_from, to) => to.uint8(1);

function present(step: Step | null): Step | null {
  if (step === null) return null;
  return (from, to) => {
    to.uint8(0);
    step(from, to);
  };
}

function valueStep(node: AvroNode, type: string): Step | null {
  if (typeof node === 'string') return PLAIN[`${node} ${type}`] ?? null;
  if (!('type' in node)) return null;
  if (node.logicalType !== undefined) return PLAIN[`${node.logicalType} ${type}`] ?? null;
  if (node.type === 'enum' && type === 'String') return symbols(node.symbols ?? []);
  if (node.type === 'array' && node.items === 'string') return type === 'Array(String)' ? PLAIN[type]! : null;
  if (node.type === 'array' || node.type === 'record') {
    const json = type === 'String' ? jsonStep(node) : null;
    return json === null ? null : sized(json, new ByteSink());
  }
  return typeof node.type === 'string' ? (PLAIN[`${node.type} ${type}`] ?? null) : null;
}

const int64: Step = (from, to) => {
  from.long();
  to.int64Of(from.low, from.high);
};

/** A list in one block, as writers of ours make it. */
function texts(from: AvroBytes, to: ByteSink): void {
  const count = from.int();
  if (count < 0 || count > from.end - from.at) throw NOT_PLAIN;
  to.size(count);
  for (let i = 0; i < count; i++) textStep(from, to);
  if (count > 0 && from.int() !== 0) throw NOT_PLAIN;
}

const PLAIN: Readonly<Record<string, Step>> = {
  'string String': textStep,
  'long Int64': int64,
  'int Int64': (from, to) => to.int64(from.int()),
  'int Int32': (from, to) => to.int32(from.int()),
  'long Int32': (from, to) => to.int32(from.int()),
  'boolean Bool': (from, to) => {
    const byte = from.byte();
    if (byte > 1) throw NOT_PLAIN;
    to.uint8(byte);
  },
  'double Float64': (from, to) => {
    if (from.end - from.at < 8 || !Number.isFinite(from.bytes.readDoubleLE(from.at))) throw NOT_PLAIN;
    to.copy(from.bytes, from.at, from.at + 8);
    from.at += 8;
  },
  'date Date32': (from, to) => {
    const day = from.int();
    if (!isDay(day)) throw NOT_PLAIN;
    to.int32(day);
  },
  "timestamp-millis DateTime64(3, 'UTC')": (from, to) => {
    if (!isTime(from.number())) throw NOT_PLAIN;
    to.int64Of(from.low, from.high);
  },
  'Array(String)': texts,
};

function symbols(names: readonly string[]): Step {
  return (from, to) => {
    const name = names[from.int()];
    if (name === undefined) throw NOT_PLAIN;
    to.text(name);
  };
}
