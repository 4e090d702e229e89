import type { LedgerInput } from '@foreshock/ledger';
import type { PolicyDocument } from '@foreshock/policy';
import {
  createPartition,
  step,
  takeIndicators,
  type EngineInput,
  type EngineOutput,
  type Partition,
} from '../index.ts';

const text = (en: string) => ({ en, zh: en });

/** The smallest policy that grades and warns: one segment, one characteristic, one rule. */
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
        shareByGrade: { A: 0.2, B: 0.1 },
        capMinor: 1_000_000,
        roundToMinor: 100,
        changeRatio: 0.1,
      },
    },
  ],
  scorecards: {
    one: {
      base: 600,
      behaviour: [
        {
          id: 'dpd',
          value: 'maxDaysPastDue',
          missing: 0,
          bins: [
            { to: 10, points: 0 },
            { from: 10, points: -100 },
          ],
        },
      ],
      external: [],
      combine: { rule: 'worse' },
      grades: [
        { grade: 'A', minScore: 550, pd: 0.01 },
        { grade: 'B', pd: 0.2 },
      ],
      overrides: [],
      upgrade: { marginPoints: 0, probationDays: 5 },
    },
  },
  rules: [
    {
      id: 'overdue',
      title: text('Overdue'),
      source: 'credit',
      raise: { value: 'maxDaysPastDue', gte: 3 },
      clear: { value: 'maxDaysPastDue', lt: 1 },
      severity: 'medium',
      likelihood: 'medium',
      nextStep: text('Call'),
    },
  ],
  exposure: 'exposureMinor',
};

/** Warns a day earlier and grades five days earlier, by a level that holds no longer. */
export const strict: PolicyDocument = {
  ...policy,
  version: 'strict',
  scorecards: {
    one: {
      ...policy.scorecards['one']!,
      behaviour: [
        {
          id: 'dpd',
          value: 'maxDaysPastDue',
          missing: 0,
          bins: [
            { to: 5, points: 0 },
            { from: 5, points: -100 },
          ],
        },
      ],
    },
  },
  rules: [{ ...policy.rules[0]!, raise: { value: 'maxDaysPastDue', gte: 2 } }],
};

const common = (eventId: string, customerId: string) => ({
  eventId,
  customerId,
  occurredAt: 0,
  source: 'test',
});

export function activated(document: PolicyDocument = policy, mode: 'LIVE' | 'SHADOW' = 'LIVE'): EngineInput {
  const { policyId, version } = document;
  return {
    type: 'PolicyActivated',
    record: { policyId, version, body: JSON.stringify(document), mode },
  };
}

export function shadowDeactivated({ policyId, version }: PolicyDocument): EngineInput {
  return { type: 'ShadowDeactivated', record: { policyId, version } };
}

export const tick = (date: number): EngineInput => ({ type: 'ClockTick', record: { date } });

export function invoice(
  customerId: string,
  invoiceId: string,
  issueDate: number,
  dueDate: number,
  amountMinor: number,
  currency = 'EUR',
): LedgerInput {
  return {
    type: 'InvoiceEvent',
    record: {
      ...common(`issue ${invoiceId}`, customerId),
      kind: 'ISSUED',
      invoiceId,
      issueDate,
      dueDate,
      amountMinor,
      currency,
    },
  };
}

/** Master data of a large customer, looked after by somebody. */
export function customer(
  customerId: string,
  owner: string | null,
  region: string | null = null,
): LedgerInput {
  return {
    type: 'CustomerEvent',
    record: {
      ...common(`master ${customerId}`, customerId),
      name: customerId,
      segment: 'LARGE',
      industry: null,
      country: null,
      region,
      parentId: null,
      owner,
      creditLimitMinor: null,
      currency: null,
      termsDays: null,
      onboardedOn: null,
    },
  };
}

/** A judged grade, B without other word, or a judged limit of 1,000, for 30 days by one person alone. */
export function judgement(
  customerId: string,
  kind: 'GRADE' | 'LIMIT',
  decidedOn: number,
  of: Partial<Extract<LedgerInput, { type: 'JudgementEvent' }>['record']> = {},
): LedgerInput {
  return {
    type: 'JudgementEvent',
    record: {
      ...common(`judge ${customerId} ${kind} ${decidedOn}`, customerId),
      occurredAt: decidedOn * 86_400_000,
      kind,
      grade: kind === 'GRADE' ? 'B' : null,
      limitMinor: kind === 'LIMIT' ? 1_000 : null,
      currency: kind === 'LIMIT' ? 'EUR' : null,
      reason: 'Statement seen',
      validUntil: decidedOn + 30,
      decidedBy: 'manager',
      approvedBy: null,
      ...of,
    },
  };
}

export function payment(
  customerId: string,
  invoiceId: string,
  paymentDate: number,
  amountMinor: number,
): LedgerInput {
  return {
    type: 'PaymentEvent',
    record: {
      ...common(`pay ${invoiceId}`, customerId),
      kind: 'RECEIVED',
      paymentId: `pay ${invoiceId}`,
      paymentDate,
      amountMinor,
      currency: 'EUR',
      allocations: [{ invoiceId, amountMinor }],
    },
  };
}

const digits = (currency: string) => ({ EUR: 2, USD: 2, JPY: 0 })[currency];

/** Steps records over an empty partition; `flushEvery` cuts the log into batches of that many records. */
export function run(
  inputs: readonly EngineInput[],
  flushEvery = Infinity,
): { partition: Partition; outputs: EngineOutput[]; refusals: string[] } {
  const partition = createPartition(0, digits);
  const outputs: EngineOutput[] = [];
  const refusals: string[] = [];
  const flush = () => {
    for (const record of takeIndicators(partition)) outputs.push({ type: 'IndicatorsUpdated', record });
  };
  inputs.forEach((input, offset) => {
    const result = step(partition, input, offset);
    if (result.kind === 'ok') outputs.push(...result.outputs);
    else refusals.push(result.reason);
    if ((offset + 1) % flushEvery === 0) flush();
  });
  flush();
  return { partition, outputs, refusals };
}

/** The decisions among outputs, as `type@day`. */
export function decisions(outputs: readonly EngineOutput[]): string[] {
  return outputs
    .filter((output) => output.type !== 'IndicatorsUpdated')
    .map(({ type, record }) => `${type}@${record.asOf}`);
}

/** 1 unit of `base` is `amount` units of `quote`. */
export const rate = (base: string, quote: string, date: number, amount: number): EngineInput => ({
  type: 'FxRate',
  record: { base, quote, date, rate: amount },
});
