import { restoreLedger, snapshotLedger, type Day, type Store } from '@foreshock/ledger';
import { diaryFrom, type RiskState } from '@foreshock/policy';
import { customerOf, type Customer } from './partition.ts';
import type { ShadowState } from './shadow.ts';

/** JSON has null in a diary where there is no number. */
type Written<T> = Omit<T, 'diary'> & { readonly diary: readonly (number | null)[] };

interface CustomerHead {
  readonly touchedAt: number;
  readonly policyDay: Day;
  readonly gradeSince: Day;
  readonly risk: RiskState;
  readonly shadow: Written<ShadowState> | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const HEAD_LENGTH_BYTES = 4;

/** A customer's state: length of the head (4 bytes, big-endian), the head as JSON, then the ledger's own form. */
export function customerBytes(customer: Customer): Uint8Array {
  const { ledger, risk, diary, touchedAt, policyDay, gradeSince, shadow } = customer;
  const head: Written<CustomerHead> = { touchedAt, policyDay, gradeSince, risk, diary, shadow };
  return joined(jsonBytes(head), snapshotLedger(ledger));
}

/** @throws when the bytes are not a customer's state in today's form */
export function customerFrom(customerId: string, bytes: Uint8Array, store?: Store): Customer {
  const [headBytes, ledgerBytes] = parted(bytes);
  const { touchedAt, policyDay, gradeSince, risk, diary, shadow } = fromJson(
    headBytes,
  ) as Written<CustomerHead>;
  const ledger = restoreLedger(ledgerBytes, store);
  if (ledger === null) throw new Error('the ledger in the snapshot is of another version');
  const customer = customerOf(customerId, ledger, { risk, diary: diaryFrom(diary) }, touchedAt);
  customer.policyDay = policyDay;
  customer.gradeSince = gradeSince;
  customer.shadow = shadow === null ? null : { ...shadow, diary: diaryFrom(shadow.diary) };
  return customer;
}

export function jsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

export function fromJson(bytes: Uint8Array): unknown {
  return JSON.parse(decoder.decode(bytes));
}

function joined(head: Uint8Array, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEAD_LENGTH_BYTES + head.length + rest.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, HEAD_LENGTH_BYTES);
  bytes.set(rest, HEAD_LENGTH_BYTES + head.length);
  return bytes;
}

function parted(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const end = HEAD_LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return [bytes.subarray(HEAD_LENGTH_BYTES, end), bytes.subarray(end)];
}
