import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Exit, EXIT } from '../output/exit.ts';

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** @throws Exit naming the setting when somebody listens on the port that it asks for. */
export async function assertFree(setting: string, asked: string | undefined): Promise<void> {
  if (asked === undefined || !/^\d{1,5}$/.test(asked)) return;
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') return reject(error);
    reject(new Exit(EXIT.failed, `port ${asked} is taken; free it, or choose another with ${setting}`));
  });
  server.listen(Number(asked), '127.0.0.1', () => server.close(() => resolve()));
  await promise;
}
