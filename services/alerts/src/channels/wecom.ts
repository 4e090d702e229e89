import type { WecomTarget } from '../routing.ts';
import { outcomeOfCode, type ChatDialect } from './chat.ts';

/** More than 20 messages in a minute. */
const LIMITS = [45009];
/** Of a text message, UTF-8. */
const MAX_BYTES = 2_048;

/** WeCom's group robots, as plain text; the key is in the address. Errors come as HTTP 200. */
export const wecom: ChatDialect<WecomTarget> = {
  kind: 'wecom',
  request({ url }, { deliveryId, notification }) {
    const { subject, text } = notification.data;
    const tail = `\n${deliveryId}`;
    const content = cutToBytes(`${subject}\n${text}`, MAX_BYTES - Buffer.byteLength(tail)) + tail;
    return { url: new URL(url), body: { msgtype: 'text', text: { content } } };
  },
  outcome: (body) => outcomeOfCode(body, 'errcode', 'errmsg', LIMITS),
};

/** The longest beginning that fits, cut between characters. */
function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const room = bytes - Buffer.byteLength('…');
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(room));
  return `${text.slice(0, read)}…`;
}
