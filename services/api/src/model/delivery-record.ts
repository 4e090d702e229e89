import type { DeliveryUpdated } from '@foreshock/contracts';
import type { Row } from './from-rows.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const timeOrNull = (value: unknown): number | null =>
  typeof value === 'string' ? Date.parse(value.includes('T') ? value : `${value.replace(' ', 'T')}Z`) : null;

/** A row of `deliveries_current` as the record that it was copied from. */
export function deliveryRecordFrom(row: Row): DeliveryUpdated {
  return {
    deliveryId: text(row.delivery_id),
    customerId: text(row.customer_id),
    warningId: text(row.warning_id),
    event: text(row.event) as DeliveryUpdated['event'],
    channel: text(row.channel),
    target: text(row.target),
    state: text(row.state) as DeliveryUpdated['state'],
    attempts: Number(row.attempts),
    nextAttemptAt: timeOrNull(row.next_attempt_at),
    lastError: textOrNull(row.last_error),
    updatedAt: timeOrNull(row.updated_at) ?? 0,
    payload: text(row.payload),
    kind: text(row.kind) || 'WARNING',
    notices: JSON.parse(text(row.notices) || '[]') as DeliveryUpdated['notices'],
    groupKey: textOrNull(row.group_key),
    caseId: textOrNull(row.case_id),
    roundStart: Number(row.round_start),
    resentBy: textOrNull(row.resent_by),
  };
}
