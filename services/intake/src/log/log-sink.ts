import type { RecordsOn, RecordTypes } from '@foreshock/contracts';

type LogRecordName = RecordsOn<'ledger.events'>;
type OfCustomer<Name extends LogRecordName> = RecordTypes[Name] extends { customerId: string } ? Name : never;

/** Records about one customer: the customer's number is the key and so chooses the partition. */
export type CustomerRecords = { [Name in LogRecordName as OfCustomer<Name>]: RecordTypes[Name] };

/** Records for everybody: a copy goes to every partition. */
export type BroadcastRecords = Omit<Pick<RecordTypes, LogRecordName>, keyof CustomerRecords>;

type Of<Records> = { [T in keyof Records]: { readonly type: T; readonly record: Records[T] } }[keyof Records];

export type CustomerEntry = Of<CustomerRecords>;
export type BroadcastEntry = Of<BroadcastRecords>;
export type LogEntry = CustomerEntry | (BroadcastEntry & { readonly partition: number });

/** Where an entry stands. The offset is null when the broker no longer says (a resend that it had already). */
export interface LogPosition {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number | null;
}

/** The one log, for writing. Entries of a partition stand in the order of the calls and of the array. */
export interface LogSink {
  partitionCount(): Promise<number>;
  /** Resolves with a position per entry when all are durable; after a rejection any part of them may stand. */
  append(entries: readonly LogEntry[]): Promise<readonly LogPosition[]>;
}

/** One copy for every partition. */
export function broadcast(entry: BroadcastEntry, partitions: number): LogEntry[] {
  return Array.from({ length: partitions }, (_, partition) => ({ ...entry, partition }));
}

export function isBroadcast(entry: LogEntry): entry is BroadcastEntry & { readonly partition: number } {
  return 'partition' in entry;
}
