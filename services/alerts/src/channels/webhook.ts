import type { WebhookTarget } from '../routing.ts';
import type { AddressPolicy } from './addresses.ts';
import type { Channel, SendOutcome } from './channel.ts';
import { post, type PostResponse } from './post.ts';
import { resolveTarget, type ResolveHost } from './resolve.ts';
import { retryAfterMs } from './retry-after.ts';
import { signHeaders } from './signature.ts';

export interface WebhookOptions {
  /** Signing secrets by name. */
  readonly secrets: ReadonlyMap<string, string>;
  readonly policy: AddressPolicy;
  readonly resolve: ResolveHost;
  readonly now: () => number;
}

const failed = (error: string, waitMs: number | null = null): SendOutcome => ({
  kind: 'failed',
  error,
  retryAfterMs: waitMs,
});

/** Signed webhooks after Standard Webhooks 1.0. 2xx is delivered, 410 is gone, everything else is tried again. */
export function webhookChannel(options: WebhookOptions): Channel<WebhookTarget> {
  return {
    kind: 'webhook',
    async send(message, target) {
      const secret = options.secrets.get(target.secret);
      if (secret === undefined) return failed(`no secret named "${target.secret}"`);
      const url = new URL(target.url);
      const signal = AbortSignal.timeout(target.timeoutMs);
      try {
        const resolution = await before(signal, resolveTarget(url, options.resolve, options.policy));
        if (!resolution.ok) return failed(resolution.error);
        const signed = signHeaders(secret, message.deliveryId, options.now(), message.body);
        const headers = { 'content-type': 'application/json', 'user-agent': 'foreshock', ...signed };
        return outcomeOf(
          await post({ url, address: resolution.address, headers, body: message.body, signal }),
          options.now(),
        );
      } catch (error) {
        if (signal.aborted) return failed(`no answer within ${target.timeoutMs} ms`);
        return failed(networkError(error));
      }
    },
  };
}

function outcomeOf({ status, retryAfter }: PostResponse, nowMs: number): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'gone', error: 'HTTP 410: the receiver wants no more' };
  if (status >= 300 && status < 400) return failed(`HTTP ${status}: redirects are not followed`);
  return failed(`HTTP ${status}`, retryAfterMs(retryAfter, nowMs));
}

/** Name resolution cannot be aborted, so the deadline is put beside it. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('too late'));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The errors that a network call is known to end in become an outcome; anything else is a defect and is thrown. */
function networkError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code !== 'string') throw error;
  return `${code}: ${(error as Error).message}`;
}
