import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How the receiver answers: a status with headers, or not at all. */
export type Answer =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** What it says depends on what it got, as a real service's answer does. */
  | ((received: Received) => { readonly status: number; readonly body: string })
  /** A status, and a body that never ends. */
  | 'endless'
  | 'silence';

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Answers to come, in order; the last one is repeated. */
  answer(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** A live HTTP server on loopback that keeps what it gets and answers as told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answers: Answer[] = [{ status: 200 }];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const headers = request.headers as Record<string, string>;
      const got = { path: request.url ?? '', headers, body };
      received.push(got);
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) as Answer;
      if (answer === 'silence') return;
      if (answer === 'endless') return void response.writeHead(200).write('and');
      const said = typeof answer === 'function' ? answer(got) : answer;
      const extra = 'headers' in said ? said.headers : undefined;
      response.writeHead(said.status, extra).end(said.body ?? 'answer');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (...next) => void (answers = next),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
