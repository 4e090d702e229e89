import { cloudEventHeaders, type Codec, type DeliveryUpdated } from '@foreshock/contracts';
import type { OutputRecord } from '@foreshock/streaming';

/** A delivery's state as a record of its topic, keyed so that the newest state of each stays. */
export function deliveryRecord(codec: Codec, topic: string, delivery: DeliveryUpdated): OutputRecord {
  return {
    topic,
    key: delivery.deliveryId,
    value: codec.encode('DeliveryUpdated', delivery),
    headers: cloudEventHeaders({
      id: `${delivery.deliveryId}.${delivery.attempts}${isAgain(delivery) ? '.again' : ''}`,
      source: '/foreshock/alerts',
      type: 'DeliveryUpdated',
      timeMs: delivery.updatedAt,
      subject: delivery.customerId,
    }),
  };
}

const isAgain = ({ state, attempts }: DeliveryUpdated): boolean => state === 'PENDING' && attempts > 0;
