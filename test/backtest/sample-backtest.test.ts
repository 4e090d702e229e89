import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, type PolicyChoice, type Question, type Track } from '@foreshock/backtest';
import { readLogFile, replayFile, toJson, writeLogFile } from '@foreshock/cli';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultPolicy, replay, sampleLog } from '../ledger/replay.ts';
import { writeSampleLog } from './sample-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'backtest-'));
const file = join(folder, 'log.gz');
const { document, body } = defaultPolicy();
const { policyId, version } = document;
const materiality = { moreThanMinor: 2500, moreThanRatio: 0.01 };
const under = (choice: PolicyChoice): Promise<Track> =>
  replayFile({ file, choice, materiality, to: null }, () => undefined);
const instead = (text: string): PolicyChoice => {
  const policy = { policyId, version, body: text, mode: 'LIVE' } as const;
  return { kind: 'instead', policy, from: 'first-activation' };
};
const question: Question = {
  ...{ from: null, horizonDays: 90, outcome: 'pastDue30' },
  costs: {
    warningMinor: { HIGH: 3, MEDIUM: 2, LOW: 1 },
    ...{ holdOfGoodMinor: 5, savedShare: 0.5, minLeadDays: 5, lossGivenDefault: 0.5 },
  },
};
let live: Track;

beforeAll(async () => {
  await writeSampleLog(file);
  live = await under({ kind: 'as-activated' });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the sample ledger from a file gives the warnings that the core gives', async () => {
  const { log } = await sampleLog(3);
  const expected = log.flatMap((entries) => replay(entries, Infinity));
  const count = (type: string) => expected.filter((output) => output.type === type).length;
  const warnings = live.customers.flatMap((customer) => customer.warnings);
  expect(warnings.length).toBe(count('WarningRaised'));
  expect(warnings.filter(({ clearedOn }) => clearedOn !== null).length).toBe(count('WarningCleared'));
  expect([live.customers.length, live.refused]).toEqual([100, 0]);
}, 60_000);

test('the policy against itself is no difference, and one threshold makes one', async () => {
  const same = compare(live, await under(instead(body)), question)!;
  expect(same.draft).toEqual(same.live);
  const lower = body.replace('{"gte":10,"value":"maxDaysPastDue"}', '{"gte":5,"value":"maxDaysPastDue"}');
  expect(lower).not.toBe(body);
  const draft = compare(live, await under(instead(lower)), question)!;
  expect(draft.difference.raised).toBeGreaterThan(0);
  expect(draft.draft.foresight.pastDue30.outcomes).toBe(draft.live.foresight.pastDue30.outcomes);
  expect(draft.live.foresight.pastDue30.outcomes).toBeGreaterThan(0);
  expect(draft.live.foresight.pastDue60.outcomes).toBe(0);
}, 60_000);

test('the same log is the same report', async () => {
  const report = (track: Track) => JSON.stringify(toJson(compare(track, track, question)!, []));
  expect(report(await under({ kind: 'as-activated' }))).toBe(report(live));
}, 60_000);

test('a file that is cut off, or something else, is refused with what to do', async () => {
  const whole = readFileSync(file);
  const refusal = async (bytes: Buffer) => {
    writeFileSync(join(folder, 'broken.gz'), bytes);
    const read = async () => {
      for await (const _ of readLogFile(join(folder, 'broken.gz'), new Map())) continue;
    };
    return read().then(
      () => 'nothing',
      (error: Error) => error.message,
    );
  };
  expect(await refusal(whole.subarray(0, whole.length - 100))).toContain('export-log');
  expect(await refusal(Buffer.from('hello'))).toContain('export-log');
  expect(await refusal(whole)).toBe('nothing');
});

test('a key or a value that is null comes back as null, and an empty one as empty', async () => {
  const record = { topic: 'ledger.events', partition: 3, timestampMs: 1_700_000_000_000, headers: {} };
  const records = [
    { ...record, offset: 0, key: null, value: Buffer.from('x') },
    { ...record, offset: 2 ** 40, key: Buffer.alloc(0), value: null },
  ];
  const path = join(folder, 'nulls.gz');
  await writeLogFile(path, [records], () => Promise.resolve('unknown'));
  const read = [];
  for await (const batch of readLogFile(path, new Map()))
    for (const { raw: _, ...one } of batch) read.push(one);
  expect(read).toEqual(records);
});
