import {
  createPartition,
  isDecision,
  step,
  type EngineInput,
  type EngineOutput,
  type Partition,
} from '@foreshock/engine';
import type { LedgerInput } from '@foreshock/ledger';
import type { PolicyDocument } from '@foreshock/policy';
import { situationOf, type Situation } from '../situation.ts';

const text = (en: string) => ({ en, zh: en });

/** Grades, probation, an override, hysteresis, durations, escalation and outside scores: what a forecast has to live through. */
export const policy: PolicyDocument = {
  policyId: 'test',
  version: '1',
  title: text('Test'),
  baseCurrency: 'EUR',
  segments: [
    {
      id: 'all',
      title: text('All'),
      scorecard: 'one',
      lgd: 0.5,
      limit: {
        turnover: 'invoiced365Minor',
        shareByGrade: { A: 0.3, B: 0.2, C: 0.05 },
        startMinorByGrade: { A: 50_000, B: 20_000 },
        capMinor: 10_000_000,
        roundToMinor: 100,
        changeRatio: 0.1,
      },
    },
  ],
  scorecards: {
    one: {
      base: 500,
      behaviour: [
        {
          id: 'dpd',
          value: 'maxDaysPastDue',
          missing: 0,
          bins: [
            { to: 5, points: 20 },
            { from: 5, to: 30, points: 0 },
            { from: 30, points: -60 },
          ],
        },
        {
          id: 'late',
          value: 'lateRatio',
          source: 'PAYMENT_HISTORY',
          missing: 0,
          bins: [
            { to: 0.5, points: 20 },
            { from: 0.5, points: -20 },
          ],
        },
      ],
      external: [
        {
          id: 'pd',
          value: 'signals.EXTERNAL_RATING.pd',
          missing: 0,
          bins: [
            { to: 0.02, points: 60 },
            { from: 0.02, points: 0 },
          ],
        },
      ],
      combine: { rule: 'sum' },
      grades: [
        { grade: 'A', minScore: 530, pd: 0.01 },
        { grade: 'B', minScore: 480, pd: 0.05 },
        { grade: 'C', pd: 0.3 },
      ],
      overrides: [
        {
          id: 'thin',
          title: text('Too little history'),
          when: { value: 'paymentCount365', lt: 2 },
          cap: 'B',
        },
      ],
      upgrade: { marginPoints: 5, probationDays: 10 },
    },
  },
  rules: [
    {
      id: 'overdue',
      title: text('Overdue'),
      source: 'credit',
      raise: { value: 'maxDaysPastDue', gte: 10 },
      clear: { value: 'maxDaysPastDue', lt: 3 },
      forDays: 2,
      severity: 'medium',
      likelihood: 'medium',
      escalate: [{ when: { value: 'maxDaysPastDue', gte: 40 }, severity: 'high' }],
      nextStep: text('Call'),
    },
    {
      id: 'exposure',
      title: text('Exposure'),
      source: 'credit',
      raise: { value: 'exposureMinor', gte: 50_000 },
      clear: { value: 'exposureMinor', lt: 40_000 },
      clearForDays: 2,
      severity: 'low',
      likelihood: 'low',
      nextStep: text('Look'),
    },
    {
      id: 'disputes',
      title: text('Disputes'),
      source: 'operational',
      raise: { value: 'disputedCount', gte: 1 },
      severity: 'low',
      likelihood: 'low',
      nextStep: text('Settle'),
    },
  ],
  exposure: 'exposureMinor',
};

export const activated: EngineInput = {
  type: 'PolicyActivated',
  record: { policyId: 'test', version: '1', body: JSON.stringify(policy), mode: 'LIVE' },
};

export const tick = (date: number): EngineInput => ({ type: 'ClockTick', record: { date } });
export const digits = (currency: string) => ({ EUR: 2, USD: 2, JPY: 0 })[currency];

const DAY_MS = 86_400_000;
const base = (customerId: string, eventId: string, on: number) => ({
  eventId,
  customerId,
  occurredAt: on * DAY_MS,
  source: 'test',
});

export function invoice(
  customerId: string,
  invoiceId: string,
  issueDate: number,
  dueDate: number,
  amountMinor: number,
  currency = 'EUR',
): LedgerInput {
  const about = { kind: 'ISSUED' as const, invoiceId, issueDate, dueDate, amountMinor, currency };
  return { type: 'InvoiceEvent', record: { ...base(customerId, `i ${invoiceId}`, issueDate), ...about } };
}

export function payment(customerId: string, invoiceId: string, on: number, amountMinor: number): LedgerInput {
  const paymentId = `p ${invoiceId} ${on}`;
  const about = { paymentId, paymentDate: on, amountMinor, currency: 'EUR' };
  const allocations = [{ invoiceId, amountMinor }];
  return {
    type: 'PaymentEvent',
    record: { ...base(customerId, paymentId, on), kind: 'RECEIVED', ...about, allocations },
  };
}

export function disputed(customerId: string, invoiceId: string, on: number): LedgerInput {
  const about = { invoiceId, dunningLevel: null, promisedDate: null, amountMinor: null };
  return {
    type: 'OverdueEvent',
    record: { ...base(customerId, `d ${invoiceId}`, on), kind: 'DISPUTED', ...about },
  };
}

/** A log stepped over an empty partition from offset 0. */
export interface Lived {
  readonly partition: Partition;
  nextOffset: number;
}

export const emptyLog = (): Lived => ({ partition: createPartition(0, digits), nextOffset: 0 });

/** Steps more of the log. @returns the decisions */
export function live(lived: Lived, inputs: readonly EngineInput[]): EngineOutput[] {
  const decisions: EngineOutput[] = [];
  for (const input of inputs) {
    const result = step(lived.partition, input, lived.nextOffset++);
    if (result.kind === 'ok') decisions.push(...result.outputs.filter(isDecision));
  }
  return decisions;
}

/** The situation of a customer after a log. */
export function after(inputs: readonly EngineInput[], customerId = 'c1'): Situation {
  const lived = emptyLog();
  live(lived, [activated, ...inputs]);
  return situationOf(lived.partition, customerId, digits, lived.nextOffset)!;
}
