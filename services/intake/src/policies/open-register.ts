import { createPolicyRegister, TRANSACTIONAL_ID, type PolicyRegister } from '@foreshock/policy-register';
import { createLogProducer } from '@foreshock/streaming';
import type { OpenLog } from '../log/open-log.ts';
import { unfitness } from '@foreshock/policy-tools';

export interface OpenPolicyRegister extends PolicyRegister {
  close(): Promise<void>;
}

/** The register over the log's connections, with a producer of its own. Connects nothing yet. */
export function openPolicyRegister({ kafka, reader, codec }: OpenLog): OpenPolicyRegister {
  const producer = createLogProducer({ kafka, transactionalId: TRANSACTIONAL_ID });
  const register = createPolicyRegister({ reader, producer, codec, fit: unfitness });
  return { ...register, close: () => producer.close() };
}
