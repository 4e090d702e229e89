import { createCodec, createFakeRegistry, dayOf, type Codec, type RecordTypes } from '@foreshock/contracts';
import { startRun, standingIn } from '@foreshock/forecast';
import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readCustomer } from './read-customer.ts';

let codec: Codec;
beforeAll(async () => {
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

const text = (en: string) => ({ en, zh: en });
const body = JSON.stringify({
  policyId: 'p',
  version: '1',
  title: text('P'),
  baseCurrency: 'EUR',
  segments: [
    {
      id: 'all',
      title: text('All'),
      scorecard: 's',
      lgd: 0.5,
      limit: {
        turnover: 'invoiced365Minor',
        shareByGrade: { A: 0.1, B: 0 },
        capMinor: 1,
        roundToMinor: 1,
        changeRatio: 0,
      },
    },
  ],
  scorecards: {
    s: {
      base: 1,
      behaviour: [
        {
          id: 'open',
          value: 'openMinor',
          missing: 0,
          bins: [
            { to: 1, points: 0 },
            { from: 1, points: -5 },
          ],
        },
      ],
      external: [],
      combine: { rule: 'worse' },
      grades: [
        { grade: 'A', minScore: 1, pd: 0.1 },
        { grade: 'B', pd: 0.2 },
      ],
      overrides: [],
      upgrade: { marginPoints: 0, probationDays: 0 },
    },
  },
  rules: [],
  exposure: 'exposureMinor',
});

const base = (eventId: string) => ({ eventId, occurredAt: dayOf('2026-01-05') * 86_400_000, source: 'test' });
const policy: RecordTypes['PolicyActivated'] = {
  ...base('policy'),
  policyId: 'p',
  version: '1',
  hash: createHash('sha256').update(body).digest('hex'),
  body,
  mode: 'LIVE',
  activatedBy: 'a',
  approvedBy: 'b',
  proposedBy: null,
  rollbackOf: null,
};
const invoice = (customerId: string, invoiceId: string): RecordTypes['InvoiceEvent'] => ({
  ...base(`issue ${invoiceId}`),
  customerId,
  kind: 'ISSUED',
  invoiceId,
  issueDate: dayOf('2026-01-05'),
  dueDate: dayOf('2026-01-10'),
  amountMinor: 1_000,
  currency: 'EUR',
  companyCode: null,
  documentType: null,
  orderId: null,
  terms: null,
});

const at = (offset: number, value: Buffer | null, key: string | null) => ({
  topic: 'ledger.events',
  partition: 2,
  offset,
  timestampMs: 0,
  key: key === null ? null : Buffer.from(key),
  value,
  headers: {},
});

/** Pages of what is his, another's, everybody's, and three dead letters. */
async function* pages() {
  await Promise.resolve();
  yield [at(0, codec.encode('PolicyActivated', policy), null), at(1, Buffer.from('junk'), null)];
  yield [
    at(2, codec.encode('InvoiceEvent', invoice('c', 'a')), 'c'),
    at(3, codec.encode('InvoiceEvent', invoice('other', 'b')), 'other'),
    at(4, codec.encode('InvoiceEvent', invoice('c', 'wrong key')), 'd'),
    at(5, codec.encode('PolicyActivated', { ...policy, hash: 'f'.repeat(64) }), null),
    at(7, codec.encode('ClockTick', { ...base('tick'), date: dayOf('2026-01-20') }), null),
  ];
}

it('reads one customer as the monitor would: dead letters and others are passed over', async () => {
  const found = await readCustomer(pages(), codec, 'c', 2);
  expect(found!.situation).toMatchObject({ partition: 2, nextOffset: 8, businessDate: dayOf('2026-01-20') });
  expect(standingIn(startRun(found!.situation))).toMatchObject({ openMinor: 1_000, overdueMinor: 1_000 });
  expect(await readCustomer(pages(), codec, 'nobody', 2)).toBeNull();
});
