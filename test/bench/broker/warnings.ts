import { readFileSync } from 'node:fs';
import avro from 'avsc';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { BenchStack } from './bench-stack.ts';
import type { Contestant } from './contestants.ts';

/** Which customer was raised and cleared on which business dates, in order: `+19800 -19812 …` by customer. */
export type History = Map<string, string[]>;

const peerSchema = new URL('../peers/kafka-streams/schemas/RiskWarning.avsc', import.meta.url);

/** Collects a contestant's warnings, whatever form it writes them in. */
export function createHistory(stack: BenchStack, contestant: Contestant) {
  const history: History = new Map();
  const note = (customerId: string, raised: boolean, asOf: number): void => {
    const list = history.get(customerId) ?? [];
    if (list.length === 0) history.set(customerId, list);
    list.push(`${raised ? '+' : '-'}${asOf}`);
  };
  const add = contestant.name === 'monitor' ? addOurs(stack, note) : addPeers(note);
  return { history, add };
}

type Note = (customerId: string, raised: boolean, asOf: number) => void;

function addOurs(stack: BenchStack, note: Note) {
  return async (records: readonly ConsumedRecord[]): Promise<void> => {
    await stack.codec.ensure(records.map(({ value }) => value));
    for (const { value } of records) {
      const decoded = stack.codec.decode(value);
      if (!decoded.ok) throw new Error(`a warning cannot be read: ${decoded.message}`);
      if (decoded.type === 'WarningRaised' || decoded.type === 'WarningCleared')
        note(decoded.record.customerId, decoded.type === 'WarningRaised', decoded.record.asOf);
    }
  };
}

function addPeers(note: Note) {
  const type = avro.Type.forSchema(JSON.parse(readFileSync(peerSchema, 'utf8')) as avro.Schema);
  return (records: readonly ConsumedRecord[]): void => {
    for (const { value } of records) {
      if (value === null) continue;
      const warning = type.fromBuffer(value.subarray(5)) as { customerId: string; state: string; asOf: number };
      note(warning.customerId, warning.state === 'RAISED', warning.asOf);
    }
  };
}

/** How far two systems agree. */
export interface Agreement {
  readonly warnings: number;
  readonly customers: number;
  /** Customers whose sequence differs, and the first few of them. */
  readonly differing: number;
  readonly examples: readonly string[];
}

export function compare(ours: History, theirs: History): Agreement {
  const customers = new Set([...ours.keys(), ...theirs.keys()]);
  const line = (history: History, id: string) => (history.get(id) ?? []).join(' ');
  const differing = [...customers].filter((id) => line(ours, id) !== line(theirs, id));
  return {
    warnings: [...ours.values()].reduce((sum, list) => sum + list.length, 0),
    customers: customers.size,
    differing: differing.length,
    examples: differing.slice(0, 5).map((id) => `${id}: [${line(ours, id)}] and [${line(theirs, id)}]`),
  };
}
