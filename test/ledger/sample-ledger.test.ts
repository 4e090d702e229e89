import { beforeAll, expect, it } from 'vitest';
import type { EngineOutput } from '@foreshock/engine';
import { replay, sampleLog } from './replay.ts';

let sample: Awaited<ReturnType<typeof sampleLog>>;
let outputs: EngineOutput[];
beforeAll(async () => {
  sample = await sampleLog(1);
  outputs = replay(sample.log[0] ?? [], Infinity);
}, 60_000);

const decisions = (all: EngineOutput[]) => all.filter((output) => output.type !== 'IndicatorsUpdated');

it('is the ledger it should be', () => {
  expect(sample.summary.files.map(({ rows, rejected }) => ({ rows, rejected }))).toEqual([
    { rows: 2466, rejected: 0 },
  ]);
  expect(sample.summary.invoicedMinor).toEqual({ USD: 14_770_318 });
  expect(sample.summary.customers).toBe(100);
  expect(sample.summary.disputed).toBe(561);
});

it('has 35.6 % of its invoices settled late, by 45 days at the most', () => {
  const dueDates = new Map<string, number>();
  const daysLate: number[] = [];
  for (const { type, record } of sample.log[0] ?? []) {
    if (type === 'InvoiceEvent') dueDates.set(record.invoiceId, record.dueDate);
    if (type !== 'PaymentEvent') continue;
    for (const { invoiceId } of record.allocations)
      daysLate.push(record.paymentDate - (dueDates.get(invoiceId) ?? NaN));
  }
  expect(daysLate).toHaveLength(2466);
  expect(Math.max(...daysLate)).toBe(45);
  expect(daysLate.filter((days) => days > 0).length / daysLate.length).toBeCloseTo(0.356, 3);
});

it('ends with every invoice settled and nothing past due by more than 45 days on the way', () => {
  const last = new Map<string, Extract<EngineOutput, { type: 'IndicatorsUpdated' }>['record']>();
  let worst = 0;
  for (const output of outputs) {
    if (output.type !== 'IndicatorsUpdated') continue;
    last.set(output.record.customerId, output.record);
    worst = Math.max(worst, output.record.maxDaysPastDue);
  }
  const finals = [...last.values()];
  expect(finals).toHaveLength(100);
  expect(finals.reduce((sum, record) => sum + record.openMinor, 0)).toBe(0);
  expect(finals.reduce((sum, record) => sum + record.disputedMinor, 0)).toBe(0);
  expect(worst).toBeLessThanOrEqual(45);
});

it('warns, and every warning that opened has closed by the end or stands open once', () => {
  const open = new Set<string>();
  let raised = 0;
  for (const { type, record } of decisions(outputs)) {
    if (type === 'WarningRaised') {
      raised += 1;
      expect(open.has(record.warningId)).toBe(false);
      open.add(record.warningId);
    } else if (type === 'WarningCleared') {
      expect(open.delete(record.warningId)).toBe(true);
    }
  }
  expect(raised).toBeGreaterThan(100);
  expect(raised).toBeLessThan(2_000);
});

it('decides the same whatever the batches and the partitions', async () => {
  const whole = decisions(outputs);
  for (const batch of [1, 17]) expect(decisions(replay(sample.log[0] ?? [], batch))).toEqual(whole);
  const eight = await sampleLog(8);
  const split = eight.log.flatMap((entries) => decisions(replay(entries, 500)));
  const shape = (all: EngineOutput[]) =>
    all
      .map(
        ({ type, record }) =>
          `${record.customerId} ${record.asOf} ${type} ${'ruleId' in record ? record.ruleId : ''}`,
      )
      .sort();
  expect(shape(split)).toEqual(shape(whole));
}, 60_000);
