import type { Codec } from '@foreshock/contracts';
import {
  createPolicyRegister,
  TRANSACTIONAL_ID,
  type PolicyRegister,
  type RegisterTopics,
} from '@foreshock/policy-register';
import { unfitness } from '@foreshock/policy-tools';
import type { Component } from '@foreshock/service';
import { createLogProducer, type KafkaClient, type LogReader } from '@foreshock/streaming';

/** The register of policies on the log, with a producer of its own; it connects with the first act. */
export function openPolicyRegister(parts: {
  readonly kafka: KafkaClient;
  readonly reader: LogReader;
  readonly codec: Codec;
  readonly topics: RegisterTopics;
}): { readonly register: PolicyRegister; readonly component: Component } {
  const { kafka, reader, codec, topics } = parts;
  const producer = createLogProducer({ kafka, transactionalId: TRANSACTIONAL_ID });
  return {
    register: createPolicyRegister({ reader, producer, codec, fit: unfitness, topics }),
    component: { name: 'policy register', start: () => Promise.resolve(), stop: () => producer.close() },
  };
}
