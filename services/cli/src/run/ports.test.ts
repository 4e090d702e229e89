import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { Exit } from '../output/exit.ts';
import { assertFree, freePort } from './ports.ts';

it('names the setting of a port that is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);
  const refusal = await assertFree('FORESHOCK_API_PORT', port).catch((error: unknown) => error);
  server.close();
  expect(refusal).toBeInstanceOf(Exit);
  expect((refusal as Exit).message).toContain(`${port} is taken`);
  expect((refusal as Exit).message).toContain('FORESHOCK_API_PORT');
});

it('lets a free port pass, and leaves one that is no port to the settings', async () => {
  await assertFree('FORESHOCK_API_PORT', String(await freePort()));
  await assertFree('FORESHOCK_API_PORT', 'abc');
  await assertFree('FORESHOCK_API_PORT', undefined);
});
