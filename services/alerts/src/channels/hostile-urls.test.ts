import { channel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseRouting, type WebhookTarget } from '../routing.ts';
import { startReceiver } from '../testing/receiver.ts';
import { addressPolicy } from './addresses.ts';
import { message } from './channel.contract.ts';
import { webhookChannel } from './webhook.ts';

/* Addresses by which a webhook could be made to reach what only this machine or its network should. */

const LITERAL = [
  'http://127.0.0.1/',
  'http://127.0.0.1:8123/?query=SELECT',
  'http://127.1/',
  'http://127.0.1/',
  'http://0/',
  'http://0.0.0.0/',
  'http://2130706433/',
  'http://017700000001/',
  'http://0177.0.0.1/',
  'http://0x7f000001/',
  'http://0x7f.0x0.0x0.0x1/',
  'http://0X7F.1/',
  'http://127.0.0.1./',
  'http://127.000.000.001/',
  'http://127.255.255.254/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://167772161/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://3232235521/',
  'http://0xc0.0xa8.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://169.254.170.2/v2/credentials',
  'http://100.100.100.200/latest/meta-data/',
  'http://100.64.0.1/',
  'http://192.0.0.192/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://240.0.0.1/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[2001:db8::1]/',
  'http://[5f00::1]/',
];

/** What the names of the next list resolve to. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1'],
  'localhost.localdomain': ['127.0.0.1'],
  'loopback.test': ['::1'],
  'metadata.test': ['169.254.169.254'],
  'rebound.test': ['10.0.0.7'],
  'mixed.test': ['93.184.216.34', '192.168.1.1'],
  'mixed6.test': ['2606:4700::1111', 'fd00::1'],
  'mapped.test': ['::ffff:10.0.0.1'],
  'nothing.test': [],
};
const NAMED = [
  'http://localhost/',
  'http://LOCALHOST/',
  'https://localhost.localdomain/',
  'http://loopback.test/',
  'http://metadata.test/computeMetadata/v1/',
  'http://rebound.test:9092/',
  'http://mixed.test/',
  'http://mixed6.test/',
  'http://mapped.test/',
  'http://nothing.test/',
  'http://93.184.216.34@localhost/',
  'http://example.com#@localhost/',
  'http://unknown.test/',
];

/** Refused when the routing file is read. */
const UNREADABLE = [
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'data:text/plain,x',
  'javascript:alert(1)',
  'unix:/var/run/docker.sock',
  'http://',
  'http://user:password@example.com/',
  '//127.0.0.1/',
  'http://[::1',
];

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const guarded = webhookChannel({
  secrets: new Map([['default', secret]]),
  policy: addressPolicy([]),
  resolve: (hostname) => {
    const found = NAMES[hostname];
    if (found === undefined)
      return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
    return Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
  },
  now: () => 0,
});
const targetOf = (url: string): WebhookTarget => ({
  channel: 'webhook',
  url,
  language: 'en',
  secret: 'default',
  timeoutMs: 500,
});

let opened = 0;
const count = (): void => void opened++;
beforeAll(() => channel('net.client.socket').subscribe(count));
afterAll(() => void channel('net.client.socket').unsubscribe(count));

it('sees a connection when there is one', async () => {
  const receiver = await startReceiver();
  const open = webhookChannel({
    secrets: new Map([['default', secret]]),
    policy: addressPolicy(['127.0.0.1']),
    resolve: () => Promise.resolve([]),
    now: () => 0,
  });
  expect(await open.send(message(), targetOf(receiver.url))).toEqual({ kind: 'delivered' });
  await receiver.close();
  expect(opened).toBe(1);
});

it.each([...LITERAL, ...NAMED])('%s opens no connection', async (url) => {
  const before = opened;
  const outcome = await guarded.send(message(), targetOf(url));
  expect(outcome).toMatchObject({ kind: 'failed' });
  expect(outcome).toMatchObject({
    error: expect.stringMatching(/^refused: |does not resolve|has no address/) as string,
  });
  expect(opened).toBe(before);
});

it.each(UNREADABLE)('%s is refused in the routing file', (url) => {
  const file = JSON.stringify({ targets: { t: { channel: 'webhook', url } }, routes: [{ to: ['t'] }] });
  expect(() => parseRouting(file, 'routing.json')).toThrow(/targets\.t\.url/);
});

it('is a corpus of at least sixty', () => {
  expect(new Set([...LITERAL, ...NAMED, ...UNREADABLE]).size).toBeGreaterThanOrEqual(60);
});
