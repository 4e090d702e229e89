import { kafkaConfig, loadConfig, processEnvironment, registryConfig } from '@foreshock/config';
import { openLife, type Life } from '@foreshock/policy-register';
import { z } from 'zod';
import { stackEnvironment } from '../../run/stack-environment.ts';

/** How things stand on the log that the settings, or the local stack, name. */
export function readLife(): Promise<Life> {
  const env = { ...stackEnvironment(), ...processEnvironment() };
  return openLife(loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env));
}
