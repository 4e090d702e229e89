import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isoDate, RegistryUnavailable, type RecordTypes } from '@foreshock/contracts';
import { openLog, type LogEntry, type OpenLog } from '@foreshock/intake';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pipeline } from './pipeline.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FIRST_DAY = 20_000;
const PROMISED = FIRST_DAY + 80;
const tokens = {
  FORESHOCK_API_TOKEN: 'key-of-the-cases-suite',
  FORESHOCK_INTAKE_TOKEN: 'token-of-the-cases-suite',
};

let home: string;
let stack: Stack;
let pipeline: Pipeline;
let api: Pipeline;
let log: OpenLog;

beforeAll(async () => {
  await mkdir(join(root, '.foreshock'), { recursive: true });
  home = await mkdtemp(join(root, '.foreshock', 'cases-'));
  stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  pipeline = new Pipeline(stack.endpoints, { ...tokens, FORESHOCK_PORTFOLIO_INTERVAL_MS: '200' });
  await eventually(
    'the registry to take the schemas',
    () =>
      pipeline
        .provision()
        .catch((error: unknown) => {
          if (error instanceof RegistryUnavailable) return undefined;
          throw error;
        })
        .then((done) => done && true),
    240_000,
  );
  log = openLog(pipeline.config);
  await log.start();
  await pipeline.start('intake');
  api = new Pipeline(stack.endpoints, { ...tokens, FORESHOCK_INTAKE_URL: pipeline.urlOf('intake') });
  await pipeline.start('monitor', 'warehouse', 'alerts', 'portfolio');
  await api.start('api');
}, 600_000);

afterAll(async () => {
  await Promise.allSettled([log?.close(), api?.stop()]);
  await pipeline?.stop();
  await stack?.stop();
  await rm(home, { recursive: true, force: true });
});

interface Shown {
  readonly caseId: string;
  readonly customerId: string;
  readonly state: string;
  readonly machine: string;
  readonly promises: readonly { readonly state: string; readonly settledOn: string | null }[];
  readonly history: readonly { readonly change: string }[];
}

const call = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${api.urlOf('api')}${path}`, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${tokens.FORESHOCK_API_TOKEN}` },
  });

async function caseOf(customer: string): Promise<Shown> {
  return eventually(
    `a case of ${customer}`,
    async () => {
      const page = (await (await call(`/v1/cases?customer=${customer}`)).json()) as { items?: Shown[] };
      return page.items?.[0];
    },
    120_000,
  );
}

const detailOf = async (caseId: string): Promise<Shown> =>
  (await (await call(`/v1/cases/${encodeURIComponent(caseId)}`)).json()) as Shown;

/** Asks until it is decided, as a caller does whom a restart keeps waiting: under one key it is one act. */
async function act(caseId: string, key: string, body: object): Promise<{ outcome: string; case: Shown }> {
  return eventually(
    `${key} to be decided`,
    async () => {
      const response = await call(`/v1/cases/${encodeURIComponent(caseId)}/acts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ by: 'collector', ...body }),
      });
      if (response.status === 503) return undefined;
      expect({ status: response.status, body: await response.clone().json() }).toMatchObject({ status: 200 });
      return (await response.json()) as { outcome: string; case: Shown };
    },
    60_000,
  );
}

const common = (eventId: string) => ({ eventId, occurredAt: 0, source: 'test' });

function invoice(customerId: string): LogEntry {
  const record: RecordTypes['InvoiceEvent'] = {
    ...{ ...common(`invoice ${customerId}`), customerId, kind: 'ISSUED', invoiceId: `I-${customerId}` },
    ...{ issueDate: FIRST_DAY, dueDate: FIRST_DAY + 10, amountMinor: 500_000, currency: 'USD' },
    ...{ companyCode: null, documentType: null, orderId: null, terms: null },
  };
  return { type: 'InvoiceEvent', record };
}

function payment(customerId: string, paymentDate: number): LogEntry {
  const record: RecordTypes['PaymentEvent'] = {
    ...{ ...common(`payment ${customerId}`), customerId, kind: 'RECEIVED', paymentId: `P-${customerId}` },
    ...{ paymentDate, amountMinor: 500_000, currency: 'USD', method: null },
    allocations: [{ invoiceId: `I-${customerId}`, amountMinor: 500_000 }],
  };
  return { type: 'PaymentEvent', record };
}

const settled = (caseId: string): Promise<Shown> =>
  eventually(
    `the promise of ${caseId} to be settled`,
    async () => {
      const detail = await detailOf(caseId);
      return detail.promises[0]?.state === 'PENDING' ? undefined : detail;
    },
    180_000,
  );

it(
  'from a warning to a promise that the ledger finds kept, and one that it finds broken, though alerts is killed on the way',
  { timeout: 900_000 },
  async () => {
    await pipeline.activateDefaultPolicy();
    await pipeline.tickTo(FIRST_DAY);
    await log.sink.append([invoice('C-1'), invoice('C-2')]);
    await pipeline.tickTo(FIRST_DAY + 75);
    const kept = await caseOf('C-1');
    const broken = await caseOf('C-2');
    expect([kept, broken]).toMatchObject([
      { state: 'OPEN', machine: 'FIRING' },
      { state: 'OPEN', machine: 'FIRING' },
    ]);

    await pipeline.caughtUp(180_000); // the promise is of the business date that the tables know
    const taken = await act(kept.caseId, 'ack', { kind: 'ACKNOWLEDGE' });
    expect(taken).toMatchObject({ outcome: 'DONE', case: { state: 'ACKNOWLEDGED' } });
    await pipeline.killAndRestart('alerts');
    const promise = (customer: string) => ({
      ...{ kind: 'PROMISE', promisedDate: isoDate(PROMISED) },
      invoices: [{ invoiceId: `I-${customer}` }],
    });
    for (const of of [kept, broken])
      expect(await act(of.caseId, 'promise', promise(of.customerId))).toMatchObject({
        case: { state: 'PROMISED' },
      });
    expect(await act(kept.caseId, 'promise', promise('C-1'))).toMatchObject({ outcome: 'REPEATED' });

    await pipeline.tickTo(PROMISED - 1);
    await log.sink.append([payment('C-1', PROMISED - 1)]);
    await pipeline.killAndRestart('alerts');
    await pipeline.tickTo(PROMISED + 2);
    expect(await settled(kept.caseId)).toMatchObject({
      ...{ state: 'IN_PROGRESS' },
      promises: [{ state: 'KEPT', settledOn: isoDate(PROMISED + 1) }],
    });
    expect(await settled(broken.caseId)).toMatchObject({
      ...{ state: 'IN_PROGRESS', machine: 'FIRING' },
      promises: [{ state: 'BROKEN', settledOn: isoDate(PROMISED + 1) }],
    });

    const tables = pipeline.clickhouse();
    const told = await tables.query<{ count: number }>(
      `SELECT uniqExact(event_id) AS count FROM ledger_events WHERE record_type = 'OverdueEvent' AND JSONExtractString(payload, 'kind') = 'PROMISED'`,
    );
    expect(told).toEqual([{ count: 2 }]);
    await tables.close();
    const changes = (await detailOf(kept.caseId)).history.map(({ change }) => change);
    expect(changes.filter((change) => change === 'ACTED')).toHaveLength(2);
    expect(changes.filter((change) => change === 'PROMISE_KEPT')).toHaveLength(1);
    expect([...pipeline.crashes, ...api.crashes]).toEqual([]);
  },
);
