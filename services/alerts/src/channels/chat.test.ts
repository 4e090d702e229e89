import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatTarget } from '../routing.ts';
import {
  bodyOf,
  dingtalkAnswer,
  feishuAnswer,
  hmac,
  slackAnswer,
  wecomAnswer,
} from '../testing/chat-services.ts';
import { startReceiver, type Answer, type Receiver } from '../testing/receiver.ts';
import { addressPolicy } from './addresses.ts';
import { keepsTheContract, message } from './channel.contract.ts';
import { chatChannel, type ChatDialect } from './chat.ts';
import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import { slack } from './slack.ts';
import { wecom } from './wecom.ts';

const NOW_MS = 1_700_000_000_123;
const SECRET = 'SEC-1';
let receiver: Receiver;
let feishuSign: string;
let dingtalkSign: string;
beforeAll(async () => {
  receiver = await startReceiver();
  feishuSign = await hmac(`1700000000\n${SECRET}`, '');
  dingtalkSign = await hmac(SECRET, `${NOW_MS}\n${SECRET}`);
});
afterAll(() => receiver.close());

interface Service {
  readonly name: ChatTarget['channel'];
  readonly dialect: ChatDialect;
  readonly path: string;
  readonly answer: Answer;
  /** An answer of too many messages, and how long to wait. */
  readonly busy: readonly [answer: Answer, waitMs: number];
  readonly broken: readonly [answer: Answer, error: string];
}

const json = (fields: object): Answer => ({ status: 200, body: JSON.stringify(fields) });
const services: readonly Service[] = [
  {
    name: 'slack',
    dialect: slack,
    path: '/services/T/B/x',
    answer: slackAnswer,
    busy: [{ status: 429, headers: { 'retry-after': '30' } }, 30_000],
    broken: [{ status: 403, body: 'action_prohibited' }, 'HTTP 403'],
  },
  {
    name: 'feishu',
    dialect: feishu,
    path: '/open-apis/bot/v2/hook/x',
    answer: (got) => feishuAnswer(got, feishuSign),
    busy: [json({ code: 11232, msg: 'frequency limited' }), 60_000],
    broken: [json({ code: 19001, msg: 'param invalid' }), 'code 19001: param invalid'],
  },
  {
    name: 'dingtalk',
    dialect: dingtalk,
    path: '/robot/send?access_token=x',
    answer: (got) => dingtalkAnswer(got, dingtalkSign),
    busy: [json({ errcode: 130101, errmsg: 'send too fast' }), 60_000],
    broken: [
      json({ errcode: 310000, errmsg: 'keywords not in content' }),
      'errcode 310000: keywords not in content',
    ],
  },
  {
    name: 'wecom',
    dialect: wecom,
    path: '/cgi-bin/webhook/send?key=k-1',
    answer: wecomAnswer,
    busy: [json({ errcode: 45009, errmsg: 'api freq out of limit' }), 60_000],
    broken: [json({ errcode: 93000, errmsg: 'invalid webhook url' }), 'errcode 93000: invalid webhook url'],
  },
];

for (const { name, dialect, path, answer, busy, broken } of services) {
  const target: ChatTarget = { channel: name, language: 'en', credentials: 'team', timeoutMs: 300 };
  const channel = (allowed = ['127.0.0.1']) =>
    chatChannel(dialect, {
      hooks: new Map([['team', { url: `${receiver.url}${path}`, secret: SECRET }]]),
      policy: addressPolicy(allowed),
      resolve: () => Promise.resolve([]),
      now: () => NOW_MS,
    });
  const send = () => channel().send(message(), target);

  keepsTheContract(name, () => {
    receiver.answer(answer);
    return { channel: channel(), target, seen: () => receiver.received.map(({ body }) => unescaped(body)) };
  });

  describe(name, () => {
    it('takes an error inside of HTTP 200 for what it is', async () => {
      receiver.answer(broken[0]);
      expect(await send()).toEqual({ kind: 'failed', error: broken[1], retryAfterMs: null });
    });
    it('waits as long as it is told to', async () => {
      receiver.answer(busy[0]);
      expect(await send()).toMatchObject({ kind: 'failed', retryAfterMs: busy[1] });
    });
    it('asks for no more messages to a group that is gone, and waits for no answer for ever', async () => {
      receiver.answer({ status: 410 });
      expect(await send()).toMatchObject({ kind: 'closed' });
      receiver.answer('silence');
      expect(await send()).toEqual({ kind: 'failed', error: 'no answer within 300 ms', retryAfterMs: null });
    });
    it('waits for no word for ever', async () => {
      receiver.answer('endless');
      expect(await send()).toMatchObject({ kind: 'failed', error: 'no answer within 300 ms' });
    });
    it('does not take an answer that is not its own for a delivery', async () => {
      receiver.answer({ status: 200, body: '<html>sign in</html>' });
      expect(await send()).toMatchObject({ kind: 'failed' });
    });
    it('tells nobody the address, and opens no connection to a private one', async () => {
      const before = receiver.received.length;
      const outcome = await channel([]).send(message(), target);
      expect(outcome).toMatchObject({ kind: 'failed', error: 'refused: 127.0.0.1 is not a public address' });
      expect(receiver.received).toHaveLength(before);
      const unknown = await channel().send(message(), { ...target, credentials: 'other' });
      expect(unknown).toMatchObject({ kind: 'failed', error: 'no credentials named "other"' });
    });
  });
}

/** JSON strings as people read them. */
function unescaped(body: string): string {
  return body.replaceAll('\\n', '\n').replaceAll('\\"', '"');
}

it('lets nothing in a text become a link or a mention in Slack', async () => {
  receiver.answer(slackAnswer);
  const { notification, ...rest } = message();
  const data = { ...notification.data, text: '<!channel> & <http://x|click>' };
  const hooks = new Map([['team', { url: `${receiver.url}/x` }]]);
  const world = {
    policy: addressPolicy(['127.0.0.1']),
    resolve: () => Promise.resolve([]),
    now: () => NOW_MS,
  };
  const target = { channel: 'slack', language: 'en', credentials: 'team', timeoutMs: 300 } as const;
  await chatChannel(slack, { ...world, hooks }).send(
    { ...rest, notification: { ...notification, data } },
    target,
  );
  const body = bodyOf(receiver.received.at(-1)!);
  expect(body.blocks?.[1]?.text?.text).toBe('&lt;!channel&gt; &amp; &lt;http://x|click&gt;');
});

it.each(['a', '逾', '😀'])(
  'cuts a long text of %s to what WeCom takes, between characters',
  async (letter) => {
    receiver.answer(wecomAnswer);
    const sent = message();
    const data = { ...sent.notification.data, text: letter.repeat(5_000) };
    const hooks = new Map([['team', { url: `${receiver.url}/cgi-bin/webhook/send?key=k-1` }]]);
    const world = {
      policy: addressPolicy(['127.0.0.1']),
      resolve: () => Promise.resolve([]),
      now: () => NOW_MS,
    };
    const long = { ...sent, notification: { ...sent.notification, data } };
    const target = { channel: 'wecom', language: 'zh', credentials: 'team', timeoutMs: 300 } as const;
    expect(await chatChannel(wecom, { ...world, hooks }).send(long, target)).toEqual({ kind: 'delivered' });
    const { content } = bodyOf(receiver.received.at(-1)!).text as { content: string };
    expect(content).toContain(`${letter}…\n${sent.deliveryId}`);
    expect(Buffer.byteLength(content)).toBeGreaterThan(2_048 - 8);
  },
);
