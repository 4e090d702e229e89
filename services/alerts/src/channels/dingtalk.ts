import { createHmac } from 'node:crypto';
import type { DingtalkTarget } from '../routing.ts';
import { outcomeOfCode, type ChatDialect } from './chat.ts';

/** Too many messages in a minute. */
const LIMITS = [130101, 410100];

/** DingTalk's custom robots, as plain text: nothing in it can be read as a link. Errors come as HTTP 200. */
export const dingtalk: ChatDialect<DingtalkTarget> = {
  kind: 'dingtalk',
  request({ url, secret }, { deliveryId, notification }, nowMs) {
    const { subject, text } = notification.data;
    const content = [subject, text, deliveryId].join('\n');
    return { url: signed(new URL(url), secret, nowMs), body: { msgtype: 'text', text: { content } } };
  },
  outcome: (body) => outcomeOfCode(body, 'errcode', 'errmsg', LIMITS),
};

/** The key is the secret, the message the time and the secret. */
function signed(url: URL, secret: string | undefined, nowMs: number): URL {
  if (secret === undefined) return url;
  url.searchParams.set('timestamp', String(nowMs));
  const mac = createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64');
  url.searchParams.set('sign', mac);
  return url;
}
