import type { RecordName, RecordTypes } from '../generated/records.ts';

/** Why bytes are no record of the contract. Stands in the headers of dead letters: never rename one. */
export const decodeFailureReasons = [
  'null-value',
  'not-confluent-framed',
  'unknown-schema-id',
  'unknown-record',
  'incompatible-schema',
  'truncated-or-corrupt',
  'trailing-bytes',
  'long-out-of-range',
] as const;
export type DecodeFailureReason = (typeof decodeFailureReasons)[number];

export interface DecodeFailure {
  readonly ok: false;
  readonly reason: DecodeFailureReason;
  readonly message: string;
}

/** A record with its name, so that a switch over `type` narrows `record`. */
export type TypedRecord = {
  readonly [Name in RecordName]: { readonly type: Name; readonly record: RecordTypes[Name] };
}[RecordName];

export type Decoded = ({ readonly ok: true } & TypedRecord) | DecodeFailure;

export function failure(reason: DecodeFailureReason, message: string): DecodeFailure {
  return { ok: false, reason, message };
}
