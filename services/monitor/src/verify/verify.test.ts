import { readFileSync } from 'node:fs';
import { createCodec, createFakeRegistry, type Codec, type InvoiceEvent } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { parsePolicyFile } from '@foreshock/policy-file';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import { MemoryLog, TestDriver } from '@foreshock/streaming/testing';
import { beforeAll, expect, it } from 'vitest';
import { MonitorTasks } from '../factory.ts';
import { createFakeArchive } from '../snapshots/fake-archive.ts';
import { DECISION_TOPICS, LogTruncated } from './derive.ts';
import { findWarning } from './find-warning.ts';
import { logWithArchive } from './log-with-archive.ts';
import type { Verdict } from './verdict.ts';
import { verifyDecisions } from './verify.ts';

const LOG = { topic: 'ledger.events', partition: 0 };
const common = { occurredAt: 0, source: 'test' };
let codec: Codec;
/** The log and what a monitor published from it: two customers, one of whom pays nothing for 100 days. */
let log: MemoryLog;

beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
  const driver = new TestDriver(new MonitorTasks(codec), { at: LOG, deadLetterTopic: 'ledger.events.dlq' });
  log = driver.log;
  const tick = (day: number) => ({
    value: codec.encode('ClockTick', { ...common, eventId: `t${day}`, date: 15_000 + day }),
  });
  await driver.pipe([{ value: activation() }, tick(0), invoice('slow'), invoice('quick')]);
  for (let day = 10; day <= 130; day += 10) await driver.pipe([tick(day)]);
  await driver.pipe([payment('slow'), payment('quick'), tick(200)]);
});

function activation(): Buffer {
  const path = new URL('../../../../infra/policies/default.yaml', import.meta.url);
  const names = INDICATORS.map(({ name }) => name);
  const policy = parsePolicyFile(readFileSync(path, 'utf8'), 'default.yaml', names);
  if (!policy.ok) throw new Error(JSON.stringify(policy.errors));
  const { document, body, hash } = policy;
  return codec.encode('PolicyActivated', {
    ...{ ...common, eventId: 'p1', policyId: document.policyId, version: document.version, hash, body },
    ...{ mode: 'LIVE', activatedBy: 'author', approvedBy: 'approver', proposedBy: null, rollbackOf: null },
  });
}

function invoice(customerId: string) {
  const record: InvoiceEvent = {
    ...{ ...common, eventId: `i-${customerId}`, customerId, kind: 'ISSUED', invoiceId: `i-${customerId}` },
    ...{ issueDate: 15_000, dueDate: 15_030, amountMinor: 5_000_000, currency: 'USD' },
    ...{ companyCode: null, documentType: null, orderId: null, terms: null },
  };
  return { key: customerId, value: codec.encode('InvoiceEvent', record) };
}

function payment(customerId: string) {
  const value = codec.encode('PaymentEvent', {
    ...{ ...common, eventId: `p-${customerId}`, customerId, kind: 'RECEIVED', paymentId: `p-${customerId}` },
    ...{ paymentDate: 15_130, amountMinor: 5_000_000, currency: 'USD', method: null },
    allocations: [{ invoiceId: `i-${customerId}`, amountMinor: 5_000_000 }],
  });
  return { key: customerId, value };
}

async function verdicts(of: LogReader, customerId: string | null = null): Promise<Verdict[]> {
  const scope = { partition: 0, end: (await of.offsets(LOG)).high, customerId };
  const found: Verdict[] = [];
  for await (const verdict of verifyDecisions(of, codec, scope)) found.push(verdict);
  return found;
}

/** The same log and outputs, each output as `change` leaves it; null leaves it out. */
function copied(change: (record: ConsumedRecord) => ConsumedRecord | null): MemoryLog {
  const copy = new MemoryLog();
  for (const record of log.committedRecords(LOG.topic)) copy.append(record);
  for (const topic of DECISION_TOPICS)
    for (const record of log.committedRecords(topic)) {
      const changed = change(record);
      if (changed !== null) copy.append(changed);
    }
  return copy;
}

const isRaised = ({ topic, value }: ConsumedRecord): boolean => {
  const decoded = codec.decode(value);
  return topic === 'risk.warnings' && decoded.ok && decoded.type === 'WarningRaised';
};

it('derives every decision to the same bytes', async () => {
  const all = await verdicts(log);
  const published = DECISION_TOPICS.flatMap((topic) => log.committedRecords(topic));
  expect(all).toHaveLength(published.length);
  expect(all.filter(({ type }) => type === 'WarningRaised').length).toBeGreaterThan(3);
  expect(all.filter(({ result }) => result !== 'equal')).toEqual([]);
});

it("derives one customer's decisions without the others", async () => {
  const whole = (await verdicts(log)).filter(({ customerId }) => customerId === 'slow');
  expect(await verdicts(log, 'slow')).toEqual(whole);
});

it('finds the partition of a warning', async () => {
  const warningId = (await verdicts(log, 'slow')).find((verdict) => verdict.warningId !== null)?.warningId;
  expect(await findWarning(log, codec, warningId ?? '')).toEqual({ customerId: 'slow', partition: 0 });
  expect(await findWarning(log, codec, 'no such warning')).toBeNull();
});

it('names the field of a decision that was changed', async () => {
  const forged = copied((record) => {
    const decoded = codec.decode(record.value);
    if (!isRaised(record) || !decoded.ok || decoded.type !== 'WarningRaised') return record;
    return { ...record, value: codec.encode('WarningRaised', { ...decoded.record, overdueMinor: 1 }) };
  });
  const bad = (await verdicts(forged)).filter(({ result }) => result !== 'equal');
  expect(bad.length).toBeGreaterThan(0);
  for (const { result, type, differences } of bad) {
    expect([result, type]).toEqual(['differs', 'WarningRaised']);
    expect(differences).toMatchObject([{ field: 'overdueMinor', published: '1' }]);
  }
});

it('misses a decision that was taken out, and only that one', async () => {
  let left = 1;
  const torn = copied((record) => (isRaised(record) && left-- > 0 ? null : record));
  const bad = (await verdicts(torn)).filter(({ result }) => result !== 'equal');
  expect(bad).toMatchObject([{ result: 'not-published', type: 'WarningRaised', offset: null }]);
});

it('does not accept a decision that the log does not lead to', async () => {
  const torn = new MemoryLog();
  for (const record of log.committedRecords(LOG.topic))
    if (record.key?.toString() !== 'slow') torn.append(record);
  for (const topic of DECISION_TOPICS) for (const record of log.committedRecords(topic)) torn.append(record);
  const invented = (await verdicts(torn)).filter(({ customerId }) => customerId === 'slow');
  expect(invented.length).toBeGreaterThan(0);
  expect(new Set(invented.map(({ result }) => result))).toEqual(new Set(['not-derived']));
});

/** The log as a broker has it whose retention has passed the first records. */
function truncated(low: number): LogReader {
  return {
    partitions: (topic) => log.partitions(topic),
    offsets: async (at) => ({ low: at.topic === LOG.topic ? low : 0, high: (await log.offsets(at)).high }),
    read: (at, from, to) => log.read(at, at.topic === LOG.topic ? Math.max(from, low) : from, to),
    close: () => log.close(),
  };
}

it('refuses a log that has lost its beginning', async () => {
  await expect(verdicts(truncated(5))).rejects.toThrow(LogTruncated);
});

it('reads the beginning from the copy, which must reach up to what is left', async () => {
  const all = log.committedRecords(LOG.topic);
  const archive = createFakeArchive();
  archive.add(...all.slice(0, 4));
  await expect(verdicts(logWithArchive(truncated(5), archive))).rejects.toThrow(LogTruncated);
  archive.add(...all.slice(4, 9));
  expect(await verdicts(logWithArchive(truncated(5), archive))).toEqual(await verdicts(log));
});
