import { readFileSync } from 'node:fs';
import type { Codec } from '@foreshock/contracts';
import { INDICATORS } from '@foreshock/ledger';
import { defaultPolicyUrl, parsePolicyFile } from '@foreshock/policy-file';
import type { Input } from '@foreshock/streaming/testing';
import fc from 'fast-check';

/** Something that happens to one of a few customers, or to all of them. */
export type Happening =
  | {
      readonly kind: 'invoice';
      readonly customer: number;
      readonly amountMinor: number;
      readonly days: number;
    }
  | { readonly kind: 'payment'; readonly customer: number; readonly amountMinor: number; readonly of: number }
  | { readonly kind: 'dispute' | 'master'; readonly customer: number; readonly of: number }
  | { readonly kind: 'signal'; readonly customer: number; readonly value: number; readonly days: number }
  | { readonly kind: 'rate'; readonly rate: number }
  | { readonly kind: 'tick'; readonly days: number }
  | { readonly kind: 'again' | 'broken' | 'policy' };

const customer = fc.integer({ min: 0, max: 5 });
const of = fc.integer({ min: 0, max: 30 });
const amountMinor = fc.integer({ min: 1, max: 5_000_000 });

/** What can happen, weighted so that time passes and invoices fall overdue. */
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('invoice' as const),
      customer,
      amountMinor,
      days: fc.integer({ min: 0, max: 40 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('payment' as const), customer, amountMinor, of }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('dispute' as const, 'master' as const), customer, of }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('signal' as const),
      customer,
      value: fc.constantFrom(0, -0, 1, 0.1, 1e300),
      days: fc.integer({ min: 0, max: 60 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rate' as const),
      rate: fc.constantFrom(0.5, 1.25, 7.123456789),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('tick' as const), days: fc.integer({ min: 0, max: 25 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('again' as const, 'broken' as const, 'policy' as const) }),
  },
);

const DAY_0 = 15_000;
const MS_PER_DAY = 86_400_000;

/** The records of a history, with the default policy in force from the first on. Numbers make ids; time only moves on. */
export function logOf(codec: Codec, history: readonly Happening[]): Input[] {
  let day = DAY_0;
  const inputs: Input[] = [{ value: activation(codec, 'p') }, tick(codec, day)];
  history.forEach((one, index) => {
    if (one.kind === 'tick') day += one.days;
    inputs.push(one.kind === 'again' ? (inputs.at(-1) as Input) : inputOf(codec, one, index, day));
  });
  return inputs;
}

function inputOf(codec: Codec, one: Happening, index: number, day: number): Input {
  const customerId = 'customer' in one ? `c${one.customer}` : '';
  const common = { eventId: `e${index}`, occurredAt: day * MS_PER_DAY, source: 'test' };
  const keyed = { ...common, customerId };
  switch (one.kind) {
    case 'invoice': {
      const { amountMinor, days } = one;
      const currency = amountMinor % 5 === 0 ? 'EUR' : 'USD';
      const about = { invoiceId: `i${index}`, issueDate: day, dueDate: day + days, amountMinor, currency };
      const none = { companyCode: null, documentType: null, orderId: null, terms: null };
      return {
        key: customerId,
        value: codec.encode('InvoiceEvent', { ...keyed, kind: 'ISSUED', ...about, ...none }),
      };
    }
    case 'payment': {
      const { amountMinor } = one;
      const allocations = [{ invoiceId: `i${one.of}`, amountMinor }];
      const about = {
        paymentId: `p${index}`,
        paymentDate: day,
        amountMinor,
        currency: 'USD',
        allocations,
        method: null,
      };
      return {
        key: customerId,
        value: codec.encode('PaymentEvent', { ...keyed, kind: 'RECEIVED', ...about }),
      };
    }
    case 'dispute': {
      const about = {
        invoiceId: `i${one.of}`,
        dunningLevel: null,
        promisedDate: null,
        amountMinor: null,
        reason: null,
      };
      return {
        key: customerId,
        value: codec.encode('OverdueEvent', { ...keyed, kind: 'DISPUTED', ...about }),
      };
    }
    case 'master': {
      const about = {
        name: `Customer ${one.of}`,
        segment: 'LARGE' as const,
        creditLimitMinor: one.of * 1_000,
        currency: 'USD',
        termsDays: 30,
        onboardedOn: day - one.of,
      };
      const none = {
        industry: null,
        country: null,
        region: null,
        parentId: null,
        owner: null,
        contactCiphertext: null,
        contactKeyId: null,
      };
      return { key: customerId, value: codec.encode('CustomerEvent', { ...keyed, ...about, ...none }) };
    }
    case 'signal': {
      const about = {
        numbers: { score: one.value, amountMinor: Math.abs(one.value) },
        texts: {},
        validUntil: day + one.days,
      };
      return {
        key: customerId,
        value: codec.encode('SignalEvent', { ...keyed, kind: 'GUARANTEE', ...about }),
      };
    }
    case 'rate':
      return {
        value: codec.encode('FxRate', { ...common, base: 'EUR', quote: 'USD', date: day, rate: one.rate }),
      };
    case 'policy':
      return { value: activation(codec, `e${index}`) };
    case 'broken':
      return { value: Buffer.from('no record at all') };
    default:
      return tick(codec, day);
  }
}

function tick(codec: Codec, date: number): Input {
  return { value: codec.encode('ClockTick', { eventId: `t${date}`, occurredAt: 0, source: 'test', date }) };
}

const parsed = parsePolicyFile(
  readFileSync(defaultPolicyUrl, 'utf8'),
  'default.yaml',
  INDICATORS.map(({ name }) => name),
);

function activation(codec: Codec, eventId: string): Buffer {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const { document, body, hash } = parsed;
  const { policyId, version } = document;
  const common = { eventId, occurredAt: 0, source: 'test' };
  const who = { activatedBy: 'author', approvedBy: 'approver', proposedBy: null, rollbackOf: null };
  return codec.encode('PolicyActivated', { ...common, policyId, version, hash, body, mode: 'LIVE', ...who });
}
