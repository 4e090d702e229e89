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
  readonly signal: AbortSignal;
}

export interface PostResponse {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/** Posts once: no redirect is followed, no connection is kept, the answer's body is not read. Rejects on network errors. */
export function post(request: PostRequest): Promise<PostResponse> {
  const { url, address, headers, body, signal } = request;
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
      response.on('error', () => undefined); // the status is known; what happens to the body does not matter
      response.destroy();
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
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
