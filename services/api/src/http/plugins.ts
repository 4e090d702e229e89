import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import etag from '@fastify/etag';
import type { FastifyInstance } from 'fastify';
import { watchCallers } from './abandoned.ts';

/** Answers under /v1 are data: no page may be made of them. The console's files bring a policy of their own. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
/** What OWASP's list of secure headers asks of every answer. */
const EVERY_ANSWER = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};
/** Below it, packing costs more than it saves. */
const PACKED_FROM_BYTES = 2_048;
/** Of 11: a tenth of the time for nearly the size. */
const BROTLI_QUALITY = 4;

/** Security headers, tags of answers, packing, and the end of queries for which nobody waits. */
export async function httpPlugins(server: FastifyInstance): Promise<void> {
  watchCallers(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(EVERY_ANSWER);
    if (request.url.startsWith('/v1/')) {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      void reply
        .header('content-security-policy', DATA_POLICY)
        // a reader keeps an answer and asks each time whether it still holds
        .header('cache-control', isRead ? 'private, no-cache' : 'no-store')
        .header('vary', 'authorization, accept, accept-language');
    }
    done();
  });
  // before packing: the tag is of the answer, however it is packed
  await server.register(etag, { weak: true });
  await server.register(compress, {
    threshold: PACKED_FROM_BYTES,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
