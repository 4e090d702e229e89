import { webcrypto } from 'node:crypto';
import type { Received } from './receiver.ts';

/* What the chat services do with a message, after their documentation; signatures by WebCrypto, not by the code under test. */

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Base64 of HMAC-SHA256. */
export async function hmac(key: string, text: string): Promise<string> {
  const usage = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await webcrypto.subtle.importKey('raw', utf8(key), usage, false, ['sign']);
  return Buffer.from(await webcrypto.subtle.sign('HMAC', imported, utf8(text))).toString('base64');
}

interface Body {
  readonly timestamp?: string;
  readonly sign?: string;
  readonly msg_type?: string;
  readonly msgtype?: string;
  readonly text?: { readonly content: string } | string;
  readonly blocks?: readonly { readonly type: string; readonly text?: { readonly text: string } }[];
  readonly card?: { readonly header: object; readonly elements: readonly object[] };
}

export const bodyOf = ({ body }: Received): Body => JSON.parse(body) as Body;

export const slackAnswer = (received: Received) => {
  const { blocks = [], text } = bodyOf(received);
  const header = blocks.find(({ type }) => type === 'header')?.text?.text ?? '';
  const isSound = typeof text === 'string' && header.length > 0 && header.length <= 150;
  const fits = blocks.every((block) => (block.text?.text.length ?? 1) <= 3_000);
  return isSound && fits ? { status: 200, body: 'ok' } : { status: 400, body: 'invalid_blocks' };
};

const said = (fields: object) => ({ status: 200, body: JSON.stringify(fields) });

/** @param sign what the bot's secret gives for the timestamp that came */
export const feishuAnswer = (received: Received, sign: string) => {
  const body = bodyOf(received);
  if (body.sign !== sign)
    return said({ code: 19021, msg: 'sign match fail or timestamp is not within one hour' });
  if (body.msg_type !== 'interactive' || body.card === undefined)
    return said({ code: 9499, msg: 'Bad Request' });
  return said({ StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' });
};

/** @param sign what the robot's secret gives for the timestamp that came */
export const dingtalkAnswer = (received: Received, sign: string) => {
  const query = new URL(received.path, 'http://robot').searchParams;
  if (query.get('sign') !== sign) return said({ errcode: 310000, errmsg: 'sign not match' });
  const { msgtype, text } = bodyOf(received);
  if (msgtype !== 'text' || typeof text !== 'object')
    return said({ errcode: 40035, errmsg: 'missing parameter' });
  return said({ errcode: 0, errmsg: 'ok' });
};

export const wecomAnswer = (received: Received) => {
  const { msgtype, text } = bodyOf(received);
  if (new URL(received.path, 'http://robot').searchParams.get('key') !== 'k-1')
    return said({ errcode: 93000, errmsg: 'invalid webhook url' });
  if (msgtype !== 'text' || typeof text !== 'object')
    return said({ errcode: 40008, errmsg: 'invalid message type' });
  if (Buffer.byteLength(text.content) > 2_048)
    return said({ errcode: 40058, errmsg: 'content exceed max length 2048' });
  return said({ errcode: 0, errmsg: 'ok' });
};
