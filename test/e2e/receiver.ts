import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Wall clock, ms since 1970. */
  readonly atMs: number;
  readonly status: number;
}

/** How a receiver answers the request that came as the `count`th, from 1; `id` is its webhook-id, where it has one. */
export type Answer = (count: number, id: string) => { readonly status: number; readonly body?: string };

/** A web server on loopback that takes webhooks and keeps them. */
export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

export async function startReceiver(answer: Answer = () => ({ status: 204 })): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const atMs = Date.now();
    void buffer(request).then((bytes) => {
      const headers = request.headers as Record<string, string>;
      const { status, body } = answer(received.length + 1, headers['webhook-id'] ?? '');
      received.push({ path: request.url ?? '', headers, body: bytes.toString('utf8'), atMs, status });
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
