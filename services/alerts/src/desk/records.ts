import { createHash } from 'node:crypto';
import type { Held, Message, ToldNotice } from '@foreshock/alerting';
import type { CaseUpdate } from '@foreshock/cases';
import { cloudEventHeaders, type Codec, type DeliveryUpdated, type NoticeHeld } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';
import type { Notification } from '../render/notification.ts';
import { deliveryRecord } from '../runtime/delivery-record.ts';

/** Topics that the desk writes. */
export interface DeskTopics {
  readonly deliveriesTopic: string;
  readonly casesTopic: string;
  readonly heldTopic: string;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The id under which receivers know a message. */
export const deliveryIdOf = (message: Message): string => `dlv_${digestOf(message.messageId)}`;

/** A message as a delivery that waits for its first try. */
export function deliveryOf(message: Message, channel: string, notification: Notification): DeliveryUpdated {
  const { notices, customerId, target, kind, atMs } = message;
  const [first] = notices as readonly [ToldNotice];
  return {
    deliveryId: deliveryIdOf(message),
    customerId: customerId ?? first.customerId,
    warningId: first.warningId ?? '',
    event: warningEventOf(first.event),
    channel,
    target,
    state: 'PENDING',
    attempts: 0,
    nextAttemptAt: atMs,
    lastError: null,
    updatedAt: atMs,
    payload: JSON.stringify(notification),
    kind,
    notices: notices.map(({ noticeId, warningId, event, customerId: about }) => ({
      noticeId,
      warningId,
      event,
      customerId: about,
    })),
    groupKey: customerId,
    caseId: notification.data.caseId,
    roundStart: 0,
    resentBy: null,
  };
}

/** What the field from before there were others can say: a change for the better clears, one for the worse raises. */
const warningEventOf = (event: ToldNotice['event']): DeliveryUpdated['event'] =>
  ({
    RAISED: 'RAISED',
    ESCALATED: 'ESCALATED',
    CLEARED: 'CLEARED',
    DOWNGRADED: 'RAISED',
    UPGRADED: 'CLEARED',
    CASE_OVERDUE: 'ESCALATED',
  })[event] as DeliveryUpdated['event'];

export const deliveryOutput = (
  codec: Codec,
  topics: DeskTopics,
  delivery: DeliveryUpdated,
): OutputRecord => ({
  ...deliveryRecord(codec, topics.deliveriesTopic, delivery),
  timestampMs: delivery.updatedAt,
});

/** A notice that is held back, as a record of its topic. */
export function heldOutput(
  codec: Codec,
  topics: DeskTopics,
  { notice, target, purpose, reason, heldBy, atMs }: Held,
  caseId: string | null,
): OutputRecord {
  const held: NoticeHeld = {
    heldId: `hld_${digestOf(JSON.stringify([notice.noticeId, target, purpose, reason, heldBy, atMs]))}`,
    customerId: notice.customerId,
    caseId,
    noticeId: notice.noticeId,
    warningId: notice.warningId,
    event: notice.event,
    target: target ?? '',
    reason,
    heldBy,
    heldAt: atMs,
  };
  return {
    topic: topics.heldTopic,
    key: held.customerId,
    value: codec.encode('NoticeHeld', held),
    timestampMs: atMs,
    headers: cloudEventHeaders({
      id: held.heldId,
      source: '/foreshock/alerts',
      type: 'NoticeHeld',
      timeMs: atMs,
      subject: held.customerId,
    }),
  };
}

/** A case after a change, as a record of its topic. `position` is that of the record that changed it. */
export function caseOutput(
  codec: Codec,
  topics: DeskTopics,
  update: CaseUpdate,
  position: number,
): OutputRecord {
  return {
    topic: topics.casesTopic,
    key: update.caseId,
    value: codec.encode('CaseUpdated', update),
    timestampMs: update.changedAt,
    headers: cloudEventHeaders({
      id: `${update.caseId}.${update.revision}.${update.change}.${position}`,
      source: '/foreshock/alerts',
      type: 'CaseUpdated',
      timeMs: update.changedAt,
      subject: update.customerId,
    }),
  };
}
