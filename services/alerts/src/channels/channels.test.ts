import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LogTarget, WebhookTarget } from '../routing.ts';
import { startReceiver, type Answer, type Receiver } from '../testing/receiver.ts';
import { addressPolicy } from './addresses.ts';
import { keepsTheContract, message } from './channel.contract.ts';
import { logChannel } from './log.ts';
import { webhookChannel } from './webhook.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let receiver: Receiver;
beforeAll(async () => void (receiver = await startReceiver()));
afterAll(() => receiver.close());

const webhook = (allowed: readonly string[] = ['127.0.0.1']) =>
  webhookChannel({
    secrets: new Map([['default', secret]]),
    policy: addressPolicy(allowed),
    resolve: (hostname) => Promise.resolve(hosts[hostname] ?? []),
    now: () => Date.now(),
  });
const hosts: Record<string, { address: string; family: number }[]> = {
  'receiver.test': [{ address: '127.0.0.1', family: 4 }],
  'mixed.test': [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ],
};
const webhookTarget = (url: string): WebhookTarget => ({
  channel: 'webhook',
  url,
  language: 'en',
  secret: 'default',
  timeoutMs: 300,
});

const lines: string[] = [];
keepsTheContract<LogTarget>('log', () => ({
  channel: logChannel({ info: (fields, text) => void lines.push(JSON.stringify({ ...fields, text })) }),
  target: { channel: 'log', language: 'en' },
  seen: () => lines,
}));
keepsTheContract<WebhookTarget>('webhook', () => ({
  channel: webhook(),
  target: webhookTarget(`${receiver.url}/hook`),
  seen: () => receiver.received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`),
}));

describe('a webhook', () => {
  beforeEach(() => receiver.answer({ status: 200 }));
  const send = (url = `${receiver.url}/hook`) => webhook().send(message(), webhookTarget(url));

  it('is signed as Standard Webhooks asks, by two readings of it', async () => {
    await send();
    const got = receiver.received.at(-1);
    if (got === undefined) throw new Error('nothing received');
    expect(new Webhook(secret).verify(got.body, got.headers)).toEqual(message().notification);
    const signed = `${got.headers['webhook-id']}.${got.headers['webhook-timestamp']}.${got.body}`;
    const mac = createHmac('sha256', Buffer.alloc(32, 7)).update(signed).digest('base64');
    expect(got.headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(got.headers['content-type']).toBe('application/json');
  });

  it.each<[string, Answer, unknown]>([
    ['204', { status: 204 }, { kind: 'delivered' }],
    ['500', { status: 500 }, { kind: 'failed', error: 'HTTP 500', retryAfterMs: null }],
    ['400', { status: 400 }, { kind: 'failed', error: 'HTTP 400', retryAfterMs: null }],
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '120' } },
      { kind: 'failed', error: 'HTTP 429', retryAfterMs: 120_000 },
    ],
    ['410', { status: 410 }, { kind: 'closed', error: 'HTTP 410: the receiver wants no more' }],
    ['no answer', 'silence', { kind: 'failed', error: 'no answer within 300 ms', retryAfterMs: null }],
  ])('answered with %s', async (_name, answer, outcome) => {
    receiver.answer(answer);
    expect(await send()).toEqual(outcome);
  });

  it('is delivered once the status says so, however long the rest of the answer takes', async () => {
    receiver.answer('endless');
    expect(await send()).toEqual({ kind: 'delivered' });
  });

  it('does not follow a redirect', async () => {
    const before = receiver.received.length;
    receiver.answer({ status: 302, headers: { location: `${receiver.url}/elsewhere` } });
    expect(await send()).toMatchObject({ kind: 'failed', error: 'HTTP 302: redirects are not followed' });
    expect(receiver.received.slice(before).map(({ path }) => path)).toEqual(['/hook']);
  });

  it('reports a refused connection as a failed try', async () => {
    const closed = await startReceiver();
    await closed.close();
    expect(await send(closed.url)).toMatchObject({
      kind: 'failed',
      error: expect.stringMatching(/^ECONNREFUSED/) as string,
    });
  });

  it('connects to the address that was checked', async () => {
    const before = receiver.received.length;
    const { port } = new URL(receiver.url);
    expect(await send(`http://receiver.test:${port}/hook`)).toEqual({ kind: 'delivered' });
    expect(receiver.received.at(before)?.headers.host).toBe(`receiver.test:${port}`);
  });

  it('opens no connection to an address that is not public', async () => {
    const before = receiver.received.length;
    const { port } = new URL(receiver.url);
    for (const host of [
      '127.0.0.1',
      'receiver.test',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
      'mixed.test',
    ]) {
      const outcome = await webhook([]).send(message(), webhookTarget(`http://${host}:${port}/`));
      expect(outcome).toMatchObject({ kind: 'failed', error: expect.stringMatching(/^refused: /) as string });
    }
    expect(receiver.received).toHaveLength(before);
  });
});
