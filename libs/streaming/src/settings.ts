import { createKafkaClient, type KafkaClient } from './kafka/client.ts';
import type { StreamingLog } from './log.ts';

/** The part of a service's settings that says where Kafka is. */
export interface KafkaSettings {
  readonly FORESHOCK_KAFKA_BROKERS: readonly string[];
  readonly FORESHOCK_KAFKA_SSL: boolean;
  readonly FORESHOCK_KAFKA_USERNAME?: string | undefined;
  readonly FORESHOCK_KAFKA_PASSWORD?: string | undefined;
}

/** A client for the cluster that a service's settings describe; SASL/SCRAM-SHA-512 where a user name is set. */
export function kafkaClientOf(settings: KafkaSettings, clientId: string, log?: StreamingLog): KafkaClient {
  const username = settings.FORESHOCK_KAFKA_USERNAME;
  return createKafkaClient({
    brokers: settings.FORESHOCK_KAFKA_BROKERS,
    clientId,
    ssl: settings.FORESHOCK_KAFKA_SSL,
    ...(username === undefined
      ? {}
      : {
          sasl: { mechanism: 'scram-sha-512', username, password: settings.FORESHOCK_KAFKA_PASSWORD ?? '' },
        }),
    ...(log === undefined ? {} : { log }),
  });
}
