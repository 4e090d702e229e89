import type { AddressPolicy } from './addresses.ts';
import type { SendOutcome } from './channel.ts';
import { post } from './post.ts';
import { resolveTarget, type ResolveHost } from './resolve.ts';
import { retryAfterMs } from './retry-after.ts';

/** What every channel over HTTP needs of the world. */
export interface HttpWorld {
  readonly policy: AddressPolicy;
  readonly resolve: ResolveHost;
  readonly now: () => number;
}

export interface CheckedRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For receivers that answer 200 to errors too. */
  readonly readsAnswer?: boolean;
  readonly timeoutMs: number;
}

/** A receiver's answer, or why there is none. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly waitMs: number | null;
      readonly body: string;
    }
  | { readonly kind: 'unanswered'; readonly error: string };

export const failed = (error: string, waitMs: number | null = null): SendOutcome => ({
  kind: 'failed',
  error,
  retryAfterMs: waitMs,
});

/** Posts to an address that was checked after it was resolved, with a deadline on all of it. */
export async function checkedPost(world: HttpWorld, request: CheckedRequest): Promise<Answer> {
  const { url, headers, body, readsAnswer = false, timeoutMs } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const resolution = await before(signal, resolveTarget(url, world.resolve, world.policy));
    if (!resolution.ok) return { kind: 'unanswered', error: resolution.error };
    const sent = { 'content-type': 'application/json', 'user-agent': 'foreshock', ...headers };
    const response = await post({
      url,
      address: resolution.address,
      headers: sent,
      body,
      readsAnswer,
      signal,
    });
    const { status, retryAfter } = response;
    return { kind: 'answered', status, waitMs: retryAfterMs(retryAfter, world.now()), body: response.body };
  } catch (error) {
    const late = signal.aborted ? `no answer within ${timeoutMs} ms` : null;
    return { kind: 'unanswered', error: late ?? networkError(error) };
  }
}

/** By the status alone: 2xx is delivered, 410 closes the target, everything else is tried again. */
export function outcomeOfStatus(answer: Answer): SendOutcome {
  if (answer.kind === 'unanswered') return failed(answer.error);
  const { status, waitMs } = answer;
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'closed', error: 'HTTP 410: the receiver wants no more' };
  if (status >= 300 && status < 400) return failed(`HTTP ${status}: redirects are not followed`);
  return failed(`HTTP ${status}`, waitMs);
}

/** Name resolution cannot be aborted, so the deadline is put beside it. */
export function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('too late'));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** The errors that a network call is known to end in become an outcome; anything else is a defect and is thrown. */
export function networkError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code !== 'string') throw error;
  return `${code}: ${(error as Error).message}`;
}
