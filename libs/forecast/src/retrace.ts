import {
  createPartition,
  customerStanding,
  forgetTouched,
  step,
  type EngineInput,
  type MinorUnits,
  type Partition,
} from '@foreshock/engine';
import { dayOf, type Day, type LedgerInput } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { situationOf, type Situation } from './situation.ts';

/** A record of the log at its place. */
export interface Placed {
  readonly offset: number;
  readonly input: EngineInput;
}

/** A value that a decision reads, before and after an event; null where it is missing. */
export interface Change {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** An event of the customer, and what it moved. */
export interface Moved {
  readonly offset: number;
  /** Business date on which it was read. */
  readonly day: Day;
  readonly input: LedgerInput;
  readonly changes: readonly Change[];
}

/** A customer as the log made him, and how. */
export interface Retraced {
  readonly situation: Situation;
  /** The latest events that changed a value which decisions read, the newest first. */
  readonly moved: readonly Moved[];
  /** By kind of signal, and PAYMENT_HISTORY for payments: when the last one was heard of. */
  readonly heardOf: ReadonlyMap<string, Day>;
}

/** Events whose effect is looked at. */
const LATEST = 40;

/**
 * Steps a customer's records, and those for everybody, over an empty partition.
 * @param records in the order of the log
 * @returns null where the customer is unknown, or no policy was in force
 */
export function retrace(
  records: readonly Placed[],
  customerId: string,
  partition: number,
  minorUnits: MinorUnits,
): Retraced | null {
  const own = records.filter(({ input }) => isEvent(input));
  const firstLooked = own.at(-LATEST)?.offset ?? 0;
  const state = createPartition(partition, minorUnits);
  const moved: Moved[] = [];
  const heardOf = new Map<string, Day>();
  for (const { input, offset } of records) {
    if (!isEvent(input)) step(state, input, offset);
    else {
      noteSource(heardOf, input);
      const before = offset < firstLooked ? null : customerStanding(state, customerId);
      step(state, input, offset);
      if (offset >= firstLooked) moved.push(moveOf(state, offset, input, before));
    }
    forgetTouched(state);
  }
  const situation = situationOf(state, customerId, minorUnits, (records.at(-1)?.offset ?? -1) + 1);
  const effective = moved.filter(({ changes }) => changes.length > 0).reverse();
  return situation === null ? null : { situation, moved: effective, heardOf };
}

function isEvent(input: EngineInput): input is LedgerInput {
  return 'customerId' in input.record;
}

function moveOf(state: Partition, offset: number, input: LedgerInput, before: Standing | null): Moved {
  const after = customerStanding(state, input.record.customerId);
  const was = valuesOf(before);
  const changes = [...valuesOf(after)]
    .filter(([name, value]) => value !== (was.get(name) ?? null))
    .map(([name, value]) => ({ name, before: was.get(name) ?? null, after: value }));
  return { offset, day: state.businessDate ?? dayOf(input.record.occurredAt), input, changes };
}

/** Everything that the points, overrides and rules read, by name; results of the evaluation itself are left out. */
function valuesOf(standing: Standing | null): ReadonlyMap<string, number | null> {
  if (standing === null) return new Map();
  const evidence = [
    ...standing.overrides.flatMap((line) => line.evidence),
    ...standing.rules.flatMap((line) => [...line.raise, ...line.clear]),
  ].filter(({ name }) => !name.startsWith('risk.'));
  return new Map([
    ...standing.points.map(({ measure, value }) => [measure, value] as const),
    ...evidence.map(({ name, value }) => [name, value] as const),
  ]);
}

function noteSource(heardOf: Map<string, Day>, { type, record }: LedgerInput): void {
  const day = dayOf(record.occurredAt);
  const note = (source: string): void => {
    heardOf.set(source, Math.max(day, heardOf.get(source) ?? day));
  };
  note('LEDGER');
  if (type === 'PaymentEvent') note('PAYMENT_HISTORY');
  if (type === 'SignalEvent') note(record.kind);
}
