import {
  recordNames,
  recordSchemas,
  topicOf,
  validateRecord,
  type RecordName,
  type RecordTypes,
} from '@foreshock/contracts';
import { contentId } from '../events/dated-event.ts';
import type { CustomerEntry, CustomerRecords } from '../log/log-sink.ts';
import { recordFromJson, type AvroField } from './json-value.ts';
import type { FieldError } from './problem.ts';

const fieldsOf = (name: RecordName): readonly AvroField[] =>
  (recordSchemas[name] as { fields: readonly AvroField[] }).fields;

/** The records that a request may hold: those of the log that are about one customer. */
const customerRecordNames = recordNames.filter(
  (name): name is keyof CustomerRecords =>
    topicOf(name).name === 'ledger.events' && fieldsOf(name).some((field) => field.name === 'customerId'),
);

/**
 * One event of a request: `type` and the record's own fields. An `eventId` that is not given is derived from the
 * content and `requestKey`, so that the same request again means the same event.
 * @param pointer where the event stands in the request's body
 */
export function eventFromJson(
  body: unknown,
  pointer: string,
  requestKey: string | undefined,
): { ok: true; entry: CustomerEntry } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fail = (at: string, detail: string) => void errors.push({ pointer: at, detail });
  const { type, ...given } = (typeof body === 'object' && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const name = customerRecordNames.find((each) => each === type);
  if (name === undefined) {
    fail(`${pointer}/type`, `must be one of ${customerRecordNames.join(', ')}`);
    return { ok: false, errors };
  }
  const withId = { ...given, eventId: given['eventId'] ?? 'derived below' };
  const record = recordFromJson(fieldsOf(name), withId, pointer, fail);
  if (record === undefined || errors.length > 0) return { ok: false, errors };
  if (given['eventId'] === undefined) record['eventId'] = derivedId(name, record, pointer, requestKey);
  const problem = validateRecord(name, record as unknown as RecordTypes[typeof name]);
  if (problem)
    return { ok: false, errors: [{ pointer: `${pointer}/${problem.field}`, detail: problem.message }] };
  return { ok: true, entry: { type: name, record } as unknown as CustomerEntry };
}

function derivedId(type: string, record: object, pointer: string, requestKey: string | undefined): string {
  const request = requestKey === undefined ? null : [requestKey, pointer];
  return contentId([type, request, { ...record, eventId: '' }]);
}
