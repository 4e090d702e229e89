import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordTypes } from '@foreshock/contracts';
import { broadcast, openLog, type LogEntry, type OpenLog } from '@foreshock/intake';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import {
  createLogProducer,
  createLogReader,
  kafkaClientOf,
  type ConsumedRecord,
  type LogReader,
} from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OrderHold } from './order-hold.ts';
import { Pipeline } from './pipeline.ts';
import { switchingPolicies } from './switching-policies.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TOPICS = ['risk.ratings', 'risk.rating-changes'] as const;
const FIRST_DAY = 20_000;
const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

let home: string;
let stack: Stack;
let pipeline: Pipeline;
let log: OpenLog;
let reader: LogReader;
let ordering: OrderHold | undefined;
let byWebhook: OrderHold | undefined;

beforeAll(async () => {
  await mkdir(join(root, '.foreshock'), { recursive: true });
  home = await mkdtemp(join(root, '.foreshock', 'order-hold-'));
  stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  byWebhook = new OrderHold('webhook.mjs', {
    ...{ STATE_FILE: join(home, 'webhook.json'), HOLD_GRADES: 'B', WEBHOOK_SECRET: SECRET },
  });
  await byWebhook.start();
  const routing = join(home, 'routing.yaml');
  await writeFile(routing, routingTo(`${byWebhook.url}/foreshock`));
  pipeline = new Pipeline(stack.endpoints, {
    FORESHOCK_ALERTS_ROUTING: routing,
    FORESHOCK_ALERTS_SECRETS: `order-entry=${SECRET}`,
    FORESHOCK_ALERTS_ALLOW_PRIVATE: '127.0.0.1',
  });
  await eventually('topics and schemas', async () => ((await pipeline.provision()) as object) ?? {}, 120_000);
  log = openLog(pipeline.config);
  await log.start();
  reader = createLogReader(kafkaClientOf(pipeline.config, 'foreshock-test'));
}, 180_000);

afterAll(async () => {
  await Promise.all([ordering?.kill(), byWebhook?.kill()]);
  await Promise.allSettled([reader?.close(), log?.close(), pipeline?.stop()]);
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

const routingTo = (url: string) => `
targets:
  order-entry: { channel: webhook, url: '${url}', secret: order-entry }
routes:
  - { match: { event: [DOWNGRADED, UPGRADED] }, to: [order-entry], groupWait: 0s }
`;

const orderingAt = (file: string) =>
  new OrderHold('kafka.mjs', {
    STATE_FILE: join(home, file),
    HOLD_GRADES: 'B',
    KAFKA_BROKERS: pipeline.config.FORESHOCK_KAFKA_BROKERS.join(','),
    REGISTRY_URL: pipeline.config.FORESHOCK_REGISTRY_URL,
  });

it(
  'an ordering service that comes late holds on a downgrade and releases on the upgrade, each once',
  { timeout: 300_000 },
  async () => {
    await pipeline.start('monitor');
    await append([...(await activation()), ...(await tick(FIRST_DAY))]);
    await append([invoice('early', 4), invoice('late', 20), invoice('good', 90)]);
    await append(await tick(FIRST_DAY + 10));
    await changes(1);

    // It was not there when `early` fell.
    const orders = (ordering = orderingAt('orders.json'));
    await orders.start();
    expect(await orders.journal(1)).toEqual(['HOLD early B']);
    expect(await orders.place('o-1', 'early')).toBe('HELD');
    expect(await orders.place('o-2', 'late')).toBe('OPEN');

    await append(await tick(FIRST_DAY + 26));
    expect(await orders.journal(2)).toEqual(['HOLD early B', 'HOLD late B']);

    await orders.kill();
    await append([payment('late', FIRST_DAY + 26)]);
    await append(await tick(FIRST_DAY + 30));
    await changes(3);
    await orders.start();
    const all = ['HOLD early B', 'HOLD late B', 'RELEASE late A'];
    expect(await orders.journal(3)).toEqual(all);

    // Everything there was comes a second time, the oldest last.
    await again();
    await caughtUp(orders);
    await orders.kill();
    await orders.start();
    await caughtUp(orders);
    const shown = await orders.shown();
    expect(shown.journal.map(({ act, customerId, grade }) => `${act} ${customerId} ${grade}`)).toEqual(all);
    expect(shown.orders).toEqual([
      { orderId: 'o-1', customerId: 'early', status: 'HELD' },
      { orderId: 'o-2', customerId: 'late', status: 'OPEN' },
    ]);

    // Without its file it learns from the ratings in force what it cannot remember.
    await orders.kill();
    const anew = (ordering = orderingAt('anew.json'));
    await anew.start();
    await caughtUp(anew);
    expect(await anew.place('o-3', 'early')).toBe('HELD');
    expect(await anew.place('o-4', 'late')).toBe('OPEN');
    expect(pipeline.crashes).toEqual([]);
  },
);

it(
  'the same by signed webhooks of the alerts service, and nobody else is believed',
  { timeout: 180_000 },
  async () => {
    const orders = byWebhook!;
    await pipeline.start('alerts');
    await orders.place('o-1', 'early');
    await orders.place('o-2', 'late');
    await statuses(orders, { 'o-1': 'HELD', 'o-2': 'OPEN' });

    const forged = { type: 'rating.changed', data: { notices: [] } };
    const headers = { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' };
    const answer = await fetch(`${orders.url}/foreshock`, {
      ...{ method: 'POST', headers, body: JSON.stringify(forged) },
    });
    expect(answer.status).toBe(401);
    expect(pipeline.crashes).toEqual([]);
  },
);

const statuses = (of: OrderHold, wanted: Readonly<Record<string, string>>) =>
  eventually(
    `orders to stand at ${JSON.stringify(wanted)}`,
    async () => {
      const { orders } = await of.shown();
      const found = Object.fromEntries(orders.map(({ orderId, status }) => [orderId, status]));
      return JSON.stringify(found) === JSON.stringify(wanted) ? true : undefined;
    },
    60_000,
  );

it('is read in a few minutes', async () => {
  const files = await Promise.all(
    ['orders.mjs', 'kafka.mjs'].map((name) => readFile(join(root, 'examples/order-hold', name), 'utf8')),
  );
  expect(files.join('').split('\n').length).toBeLessThanOrEqual(100);
});

const append = (entries: readonly LogEntry[]) => log.sink.append(entries);
const common = (eventId: string) => ({ eventId, occurredAt: 0, source: 'test' });

async function activation(): Promise<readonly LogEntry[]> {
  const [policy] = switchingPolicies();
  const { policyId, version, body, hash } = policy!;
  const who = { activatedBy: 'author', approvedBy: 'approver', proposedBy: null, rollbackOf: null };
  const record = { ...common('policy'), policyId, version, body, hash, mode: 'LIVE' as const, ...who };
  return broadcast({ type: 'PolicyActivated', record }, await log.sink.partitionCount());
}

async function tick(date: number): Promise<readonly LogEntry[]> {
  const record = { ...common(`tick ${date}`), date };
  return broadcast({ type: 'ClockTick', record }, await log.sink.partitionCount());
}

function invoice(customerId: string, dueInDays: number): LogEntry {
  const record: RecordTypes['InvoiceEvent'] = {
    ...{ ...common(`invoice ${customerId}`), customerId, kind: 'ISSUED', invoiceId: `i-${customerId}` },
    ...{ issueDate: FIRST_DAY, dueDate: FIRST_DAY + dueInDays, amountMinor: 50_000, currency: 'USD' },
    ...{ companyCode: null, documentType: null, orderId: null, terms: null },
  };
  return { type: 'InvoiceEvent', record };
}

function payment(customerId: string, paymentDate: number): LogEntry {
  const record: RecordTypes['PaymentEvent'] = {
    ...{ ...common(`payment ${customerId}`), customerId, kind: 'RECEIVED', paymentId: `p-${customerId}` },
    ...{ paymentDate, amountMinor: 50_000, currency: 'USD', method: null },
    allocations: [{ invoiceId: `i-${customerId}`, amountMinor: 50_000 }],
  };
  return { type: 'PaymentEvent', record };
}

async function recordsOf(topic: string): Promise<ConsumedRecord[]> {
  const records: ConsumedRecord[] = [];
  for (const partition of await reader.partitions(topic)) {
    const { low, high } = await reader.offsets({ topic, partition });
    for await (const chunk of reader.read({ topic, partition }, low, high)) records.push(...chunk);
  }
  return records;
}

/** Waits until so many changes of grade are published: the monitor does not wait for who reads them. */
const changes = (count: number) =>
  eventually(`${count} changes of grade`, async () =>
    (await recordsOf('risk.rating-changes')).length >= count ? true : undefined,
  );

/** Publishes every rating and change once more, bytes unchanged, the newest first. */
async function again(): Promise<void> {
  const producer = createLogProducer({ kafka: kafkaClientOf(pipeline.config, 'foreshock-test') });
  for (const topic of TOPICS) {
    const copies = (await recordsOf(topic)).toReversed().map(({ key, value, headers, partition }) => ({
      ...{ topic, key: String(key), value: value as Buffer, partition },
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
    }));
    await producer.sendBatch(copies);
  }
  await producer.close();
}

/** Waits until it has read everything that is published, transaction markers included. */
const caughtUp = (of: OrderHold) =>
  eventually('the ordering service to have read everything', async () => {
    for (const topic of TOPICS)
      for (const partition of await reader.partitions(topic)) {
        const records: ConsumedRecord[] = [];
        const { low, high } = await reader.offsets({ topic, partition });
        for await (const chunk of reader.read({ topic, partition }, low, high)) records.push(...chunk);
        const last = records.at(-1)?.offset ?? -1;
        if (Number(of.next[`${topic} ${partition}`] ?? 0) <= last) return undefined;
      }
    return true;
  });
