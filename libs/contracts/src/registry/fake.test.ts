import { expect, test } from 'vitest';
import { createFakeRegistry } from './fake.ts';
import { registryContract } from './registry.contract.ts';
import { RegistryUnavailable } from './registry.ts';

registryContract('the fake', 'acme.test.Order', createFakeRegistry);

test('a fake that is down rejects every call', async () => {
  const registry = createFakeRegistry();
  registry.setDown(true);
  await expect(registry.schemaById(1)).rejects.toBeInstanceOf(RegistryUnavailable);
  await expect(registry.register('s', { type: 'string' })).rejects.toBeInstanceOf(RegistryUnavailable);
});
