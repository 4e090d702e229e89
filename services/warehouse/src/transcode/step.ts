import type { ByteSink } from '@foreshock/clickhouse';
import { NOT_PLAIN, type AvroBytes } from './avro-bytes.ts';

/** Moves one value from Avro's binary encoding into a row or a JSON text. @throws NOT_PLAIN */
export type Step = (from: AvroBytes, to: ByteSink) => void;

/** A block of items, then one of none; what a writer of ours makes of a list. */
export function itemsOf(from: AvroBytes, item: (index: number) => void): void {
  let index = 0;
  for (let count = from.int(); count !== 0; count = from.int()) {
    if (count < 0 || count > from.end - from.at) throw NOT_PLAIN;
    for (let i = 0; i < count; i++) item(index++);
  }
}

/** Writes what a step makes behind its length in bytes. */
export function sized(step: Step, scratch: ByteSink): Step {
  return (from, to) => {
    scratch.clear();
    step(from, scratch);
    const { bytes } = scratch;
    to.size(bytes.length);
    to.copy(bytes, 0, bytes.length);
  };
}

/** A step per branch of a union, `null` among them. */
export function branched(branches: readonly Step[]): Step {
  return (from, to) => {
    const branch = branches[from.int()];
    if (branch === undefined) throw NOT_PLAIN;
    branch(from, to);
  };
}
