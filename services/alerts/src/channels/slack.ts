import type { SlackTarget } from '../routing.ts';
import type { ChatDialect } from './chat.ts';
import { failed } from './checked-post.ts';

/** Limits of Block Kit, characters. */
const MAX_HEADER = 150;
const MAX_SECTION = 3_000;

/** Slack's incoming webhooks, with Block Kit. They answer `ok`, or a word of what is wrong. */
export const slack: ChatDialect<SlackTarget> = {
  kind: 'slack',
  request({ url }, { deliveryId, notification }) {
    const { subject, text } = notification.data;
    const body = {
      text: escaped(subject),
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: cut(subject, MAX_HEADER) } },
        { type: 'section', text: { type: 'mrkdwn', text: cut(escaped(text), MAX_SECTION) } },
        { type: 'context', elements: [{ type: 'plain_text', text: deliveryId }] },
      ],
    };
    return { url: new URL(url), body };
  },
  outcome: (body) => (body.trim() === 'ok' ? { kind: 'delivered' } : failed(body.slice(0, 200))),
};

/** The three characters by which Slack's text format can be made to mean something else. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
