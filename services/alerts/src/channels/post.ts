import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { ResolvedAddress } from './resolve.ts';

export interface PostRequest {
  readonly url: URL;
  /** The checked address: the connection goes there, whatever the name resolves to by now. */
  readonly address: ResolvedAddress;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the answer's body says something; else the status is the answer, and nothing waits for the rest. */
  readonly readsAnswer: boolean;
  readonly signal: AbortSignal;
}

export interface PostResponse {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** What the receiver says, as far as it was read; empty where nobody asked. */
  readonly body: string;
}

/** Receivers that answer 200 to everything say in a short text whether they took it. */
const MAX_ANSWER_BYTES = 16_384;

/** Posts once: no redirect is followed, no connection is kept, no more than 16 KiB are read. Rejects on network errors. */
export function post(request: PostRequest): Promise<PostResponse> {
  const { url, address, headers, body, readsAnswer, signal } = request;
  const client = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const outgoing = client.request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      lookup: pinnedTo(address),
      signal,
    });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = (): void => {
        response.destroy();
        const body = Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8');
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body });
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= MAX_ANSWER_BYTES) done();
      });
      response.once('end', done);
      response.on('error', reject);
      if (!readsAnswer) done();
    });
    outgoing.end(body);
  });
}

function pinnedTo({ address, family }: ResolvedAddress): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}
