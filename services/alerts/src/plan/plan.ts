import { createHash } from 'node:crypto';
import type { DeliveryUpdated } from '@foreshock/contracts';
import type { Routing, Target } from '../routing.ts';
import { targetsOf } from './match.ts';
import { notificationOf } from './notification.ts';
import type { WarningEvent } from './warning-event.ts';

/**
 * The notifications that a warning event asks for, one PENDING delivery per target.
 * Pure: times come from the record (`publishedAtMs`), ids from the decision, so planning twice gives the same.
 */
export function planDeliveries(
  event: WarningEvent,
  routing: Routing,
  publishedAtMs: number,
): DeliveryUpdated[] {
  return targetsOf(event, routing).map((name) => {
    const target = routing.targets[name] as Target;
    return {
      deliveryId: deliveryIdOf(event, name),
      customerId: event.record.customerId,
      warningId: event.record.warningId,
      event: event.kind,
      channel: target.channel,
      target: name,
      state: 'PENDING',
      attempts: 0,
      nextAttemptAt: publishedAtMs,
      lastError: null,
      updatedAt: publishedAtMs,
      payload: JSON.stringify(notificationOf(event, target.language, publishedAtMs)),
      kind: 'WARNING',
      notices: [],
      groupKey: null,
      caseId: null,
      roundStart: 0,
      resentBy: null,
    };
  });
}

/** Derived from the decision and the target. Date and offset are in it because a warning can escalate twice. */
export function deliveryIdOf(event: WarningEvent, target: string): string {
  const { warningId, asOf, offset } = event.record;
  const parts = JSON.stringify([warningId, event.kind, asOf, offset, target]);
  return `dlv_${createHash('sha256').update(parts).digest('hex').slice(0, 32)}`;
}
