import { z } from 'zod';
import type { HookCredentials } from '../credentials.ts';
import type { ChatTarget } from '../routing.ts';
import type { Channel, Message, SendOutcome } from './channel.ts';
import { checkedPost, failed, outcomeOfStatus, type Answer, type HttpWorld } from './checked-post.ts';

export interface ChatOptions extends HttpWorld {
  readonly hooks: ReadonlyMap<string, HookCredentials>;
}

/** What one chat service wants: where to post, what, and how it says that it did not take it. */
export interface ChatDialect<Target extends ChatTarget = ChatTarget> {
  readonly kind: Target['channel'];
  request(
    hook: HookCredentials,
    message: Message,
    nowMs: number,
  ): { readonly url: URL; readonly body: object };
  /** Of an answer with status 200. */
  outcome(body: string): SendOutcome;
}

/** A chat service's incoming webhook: its address is a secret, and is never in a routing file or an error. */
export function chatChannel<Target extends ChatTarget>(
  dialect: ChatDialect<Target>,
  options: ChatOptions,
): Channel<Target> {
  return {
    kind: dialect.kind,
    async send(message, target) {
      const hook = options.hooks.get(target.credentials);
      if (hook === undefined) return failed(`no credentials named "${target.credentials}"`);
      const { url, body } = dialect.request(hook, message, options.now());
      const { timeoutMs } = target;
      const posted = { url, headers: {}, body: JSON.stringify(body), readsAnswer: true, timeoutMs };
      return outcomeOf(await checkedPost(options, posted), dialect);
    },
  };
}

function outcomeOf(answer: Answer, dialect: Pick<ChatDialect, 'outcome'>): SendOutcome {
  const byStatus = outcomeOfStatus(answer);
  return answer.kind === 'answered' && byStatus.kind === 'delivered'
    ? dialect.outcome(answer.body)
    : byStatus;
}

/** Chat services that count messages take them again after a minute. */
const RATE_WINDOW_MS = 60_000;

/**
 * The outcome of an answer that says in a JSON field whether the message was taken; 0 is yes.
 * @param limits codes that mean "too many messages"
 */
export function outcomeOfCode(
  body: string,
  field: 'code' | 'errcode',
  text: 'msg' | 'errmsg',
  limits: readonly number[],
): SendOutcome {
  const answer = answered.safeParse(parsed(body));
  const code = answer.data?.[field];
  if (code === undefined) return failed(`answered without ${field}: ${body.slice(0, 100)}`);
  if (code === 0) return { kind: 'delivered' };
  return failed(
    `${field} ${code}: ${answer.data?.[text] ?? ''}`,
    limits.includes(code) ? RATE_WINDOW_MS : null,
  );
}

const answered = z.object({
  code: z.number().optional(),
  msg: z.string().optional(),
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
});

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
