import { cloudEventHeaders, topicOf, type Codec } from '@foreshock/contracts';
import type { Component } from '@foreshock/service';
import { createLogProducer, type KafkaClient } from '@foreshock/streaming';
import type { AlertsLog } from './alerts-log.ts';

/** The topics themselves, by an idempotent producer. `topicPrefix` sets a test's topics apart. */
export function liveAlertsLog(
  kafka: KafkaClient,
  codec: Codec,
  topicPrefix = '',
): { readonly log: AlertsLog; readonly component: Component } {
  const producer = createLogProducer({ kafka });
  return {
    log: {
      async append(name, key, record) {
        const timeMs = Date.now();
        const headers = cloudEventHeaders({
          id: `${key}.${timeMs}`,
          source: '/foreshock/api',
          type: name,
          timeMs,
          subject: key,
        });
        const topic = `${topicPrefix}${topicOf(name).name}`;
        await producer.sendBatch([{ topic, key, value: codec.encode(name, record), headers }]);
      },
    },
    component: {
      name: 'alerts log',
      start: () => codec.registerAll(),
      stop: () => producer.close(),
    },
  };
}
