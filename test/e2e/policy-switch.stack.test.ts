import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createCodec,
  registryOf,
  type Codec,
  type RecordTypes,
  type TypedRecord,
} from '@foreshock/contracts';
import { openLog, openPolicyRegister, type LogEntry } from '@foreshock/intake';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { nameOf, type Command, type PolicyRegister } from '@foreshock/policy-register';
import { verifyDecisions } from '@foreshock/monitor';
import { createLogReader, kafkaClientOf, type LogReader } from '@foreshock/streaming';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pipeline } from './pipeline.ts';
import { switchingPolicies } from './switching-policies.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CUSTOMERS = 200;
const ROUNDS = 24;
const FIRST_DAY = 20_000;

let home: string;
let stack: Stack;
let pipeline: Pipeline;
let reader: LogReader;
let codec: Codec;

beforeAll(async () => {
  await mkdir(join(root, '.foreshock'), { recursive: true });
  home = await mkdtemp(join(root, '.foreshock', 'switch-'));
  stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  pipeline = new Pipeline(stack.endpoints);
  await pipeline.provision();
  reader = createLogReader(kafkaClientOf(pipeline.config, 'foreshock-test'));
  codec = createCodec(registryOf(pipeline.config));
  await codec.registerAll();
}, 120_000);

afterAll(async () => {
  await pipeline.stop();
  await reader.close();
  await stack.stop();
  await rm(home, { recursive: true, force: true });
});

it(
  'policies that alternate under load are never mixed in one decision, and nothing is lost or doubled',
  { timeout: 240_000 },
  async () => {
    await pipeline.start('monitor', 'warehouse');
    const log = openLog(pipeline.config);
    await log.start();
    const policies = openPolicyRegister(log);
    const names = await approveAll(policies);
    const monitorSince = pipeline.urlOf('monitor');

    let isLoading = true;
    const load = (async () => {
      for (let round = 0; round < ROUNDS; round++) await log.sink.append(await roundOf(round, log.sink));
      isLoading = false;
    })();
    let switches = 0;
    while (isLoading || switches < 8) {
      const [policyId, version] = (names[(switches + 1) % names.length] as string).split('@') as [
        string,
        string,
      ];
      await act(policies, { type: 'activate', key: { policyId, version }, mode: 'LIVE' });
      switches += 1;
    }
    await load;
    await pipeline.tickTo(FIRST_DAY + ROUNDS);
    await pipeline.caughtUp(120_000);
    await Promise.all([policies.close(), log.close()]);

    expect(switches).toBeGreaterThanOrEqual(8);
    expect(pipeline.urlOf('monitor')).toBe(monitorSince);
    expect(pipeline.crashes).toEqual([]);
    const seen = await decisionsByVersion();
    // decisions of both, and many, or the test would show nothing
    for (const name of names) expect(seen.get(name) ?? 0, name).toBeGreaterThan(50);
    await everythingIsVerified();
  },
);

async function act(register: PolicyRegister, command: Command, by = 'cleo'): Promise<void> {
  const atMs = Date.now();
  const done = await register.act(command, { by, atMs, eventId: `act-${performance.now()}`, note: null });
  if ('refused' in done) throw new Error(done.message);
}

/** Two versions that differ in every part of a decision, approved, the first one live. */
async function approveAll(register: PolicyRegister): Promise<string[]> {
  const files = switchingPolicies();
  for (const file of files) {
    await act(register, { type: 'propose', file }, 'ann');
    await act(register, { type: 'approve', key: file }, 'bob');
  }
  const [first] = files;
  await act(register, { type: 'activate', key: first!, mode: 'LIVE' });
  return files.map(nameOf);
}

/** A day: its tick, a new invoice for everybody, and payments of some of the old ones. */
async function roundOf(round: number, sink: { partitionCount(): Promise<number> }): Promise<LogEntry[]> {
  const day = FIRST_DAY + round;
  const partitions = await sink.partitionCount();
  const tick = { eventId: `tick ${day}`, occurredAt: 0, source: 'test', date: day };
  const ticks = Array.from({ length: partitions }, (_, partition) => ({
    ...{ type: 'ClockTick' as const, partition, record: tick },
  }));
  const customers = Array.from({ length: CUSTOMERS }, (_, at) => at);
  return [
    ...ticks,
    ...customers.map((at) => invoiceOf(at, round, day)),
    ...customers
      .filter((at) => round > 6 && (at + round) % 3 === 0)
      .map((at) => paymentOf(at, round - 6, day)),
  ];
}

const customerId = (at: number) => `customer-${String(at)}`;
const amountOf = (at: number, round: number) => 10_000 + 500 * ((at * 7 + round) % 40);

function invoiceOf(at: number, round: number, day: number): LogEntry {
  const record: RecordTypes['InvoiceEvent'] = {
    ...{ eventId: `invoice ${at} ${round}`, occurredAt: 0, source: 'test', customerId: customerId(at) },
    ...{ kind: 'ISSUED', invoiceId: `i-${at}-${round}`, issueDate: day, dueDate: day + 2 + (at % 5) },
    ...{ amountMinor: amountOf(at, round), currency: 'USD' },
    ...{ companyCode: null, documentType: null, orderId: null, terms: null },
  };
  return { type: 'InvoiceEvent', record };
}

function paymentOf(at: number, round: number, day: number): LogEntry {
  const amountMinor = amountOf(at, round);
  const record: RecordTypes['PaymentEvent'] = {
    ...{ eventId: `payment ${at} ${round}`, occurredAt: 0, source: 'test', customerId: customerId(at) },
    ...{ kind: 'RECEIVED', paymentId: `p-${at}-${round}`, paymentDate: day, amountMinor, currency: 'USD' },
    ...{ allocations: [{ invoiceId: `i-${at}-${round}`, amountMinor }], method: null },
  };
  return { type: 'PaymentEvent', record };
}

/** Records of a topic in their order, with where they stand. */
async function* recordsOf(
  topic: string,
): AsyncGenerator<{ partition: number; offset: number; typed: TypedRecord }> {
  for (const partition of await reader.partitions(topic)) {
    const { high } = await reader.offsets({ topic, partition });
    for await (const records of reader.read({ topic, partition }, 0, high)) {
      await codec.ensure(records.map(({ value }) => value));
      for (const { offset, value } of records) {
        const decoded = codec.decode(value);
        if (!decoded.ok) throw new Error(`${topic}/${partition}/${offset}: ${decoded.message}`);
        yield { partition, offset, typed: decoded };
      }
    }
  }
}

interface InForce {
  readonly from: number;
  readonly name: string;
  /** What every part of a decision of this version says of it. */
  readonly mark: string;
}

/** Checks each decision against the version in force at its place on the log; @returns how many each version took. */
async function decisionsByVersion(): Promise<Map<string, number>> {
  const history = new Map<number, InForce[]>();
  for await (const { partition, offset, typed } of recordsOf('ledger.events')) {
    if (typed.type !== 'PolicyActivated') continue;
    const since = { from: offset, name: nameOf(typed.record), mark: typed.record.version };
    history.set(partition, [...(history.get(partition) ?? []), since]);
  }
  const seen = new Map<string, number>();
  for (const topic of ['risk.assessments', 'risk.warnings', 'risk.rating-changes', 'risk.actions']) {
    for await (const { typed } of recordsOf(topic)) {
      const record = typed.record as unknown as Decision;
      const inForce = history.get(record.partition)?.findLast(({ from }) => from <= record.offset);
      const name = nameOf({ policyId: record.policyId, version: record.policyVersion });
      expect(name).toBe(inForce?.name);
      expect(marksOf(typed), JSON.stringify(record)).toEqual(marksOf(typed).map(() => inForce?.mark));
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
  }
  return seen;
}

interface Decision {
  readonly partition: number;
  readonly offset: number;
  readonly policyId: string;
  readonly policyVersion: string;
}

/** The versions that the parts of a decision name: segment, points, the rule's texts and its copy, an action's role. */
function marksOf({ type, record }: TypedRecord): (string | undefined)[] {
  const marked = (text: string) => text.split('-').at(-1);
  switch (type) {
    case 'RiskAssessed':
      return [record.policySegment, ...record.points.map(({ name }) => name)].map(marked);
    case 'WarningRaised':
    case 'WarningEscalated': {
      const { titleEn, titleZh, nextStepEn, nextStepZh, ruleJson } = record;
      return [
        ...[titleEn, titleZh, nextStepEn, nextStepZh].map(marked),
        ...(ruleJson.match(/(?<=-)v\d/g) ?? []),
      ];
    }
    case 'CreditActionRecommended':
      return [marked(record.responsibleRole)];
    default:
      return [];
  }
}

/** Every decision is on its topic once, byte for byte what the log leads to, and nothing else is. */
async function everythingIsVerified(): Promise<void> {
  const lag = await pipeline.groupLag();
  const ends = await lag.positions('foreshock-monitor', 'ledger.events');
  await lag.close();
  let equal = 0;
  for (const [partition, end] of ends) {
    for await (const verdict of verifyDecisions(reader, codec, { partition, end, customerId: null })) {
      expect(verdict).toMatchObject({ result: 'equal' });
      equal += 1;
    }
  }
  expect(equal).toBeGreaterThan(1_000);
}
