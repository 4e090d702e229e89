import { createHmac } from 'node:crypto';
import type { FeishuTarget } from '../routing.ts';
import { outcomeOfCode, type ChatDialect } from './chat.ts';

/** Too many messages: by the platform, by the bot. */
const LIMITS = [9499, 11232];
const COLOURS: Readonly<Record<string, string>> = { HIGH: 'red', MEDIUM: 'orange', LOW: 'blue' };

/** Feishu's custom bots, with a card. Errors come as HTTP 200 with a `code` that is not 0. */
export const feishu: ChatDialect<FeishuTarget> = {
  kind: 'feishu',
  request({ url, secret }, { deliveryId, notification }, nowMs) {
    const { type, data } = notification;
    const template = type === 'warning.cleared' ? 'green' : COLOURS[data.severity ?? ''];
    const plain = (content: string) => ({ tag: 'plain_text', content });
    const card = {
      header: { title: plain(data.subject), ...(template === undefined ? {} : { template }) },
      elements: [
        { tag: 'div', text: plain(data.text) },
        { tag: 'note', elements: [plain(deliveryId)] },
      ],
    };
    const signed = secret === undefined ? {} : signature(secret, nowMs);
    return { url: new URL(url), body: { ...signed, msg_type: 'interactive', card } };
  },
  outcome: (body) => outcomeOfCode(body, 'code', 'msg', LIMITS),
};

/** The key is the time and the secret, the message is empty. */
function signature(secret: string, nowMs: number): { timestamp: string; sign: string } {
  const timestamp = String(Math.floor(nowMs / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}
