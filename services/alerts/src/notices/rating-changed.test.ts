import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { RatingChanged } from '@foreshock/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ratingChangedNotice } from './rating-changed.ts';

const file = new URL('../../../../schemas/webhooks/rating.changed.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);

const downgrade: RatingChanged = {
  ...{ ratingChangeId: 'C-1.41.20130710', customerId: 'C-1', asOf: 15_896, partition: 3, offset: 41 },
  ...{ policyId: 'default', policyVersion: '1', coreVersion: '4' },
  ...{ direction: 'DOWNGRADE', fromGrade: 'B', toGrade: 'D', score: 512, probabilityOfDefault: 0.13 },
  ...{ reasons: ['maxDaysPastDue: 0 → -60 points'], openMinor: 500_000, overdueMinor: 120_050 },
  evidence: [{ name: 'risk.score', value: 512, threshold: 585, points: null, met: false }],
  currency: 'USD',
};

it('says what the record says, as its published schema has it', () => {
  const notice = ratingChangedNotice(downgrade, 1_373_414_400_000);
  expect(notice).toMatchObject({
    type: 'rating.changed',
    timestamp: '2013-07-10T00:00:00.000Z',
    data: {
      ...{ direction: 'DOWNGRADE', fromGrade: 'B', toGrade: 'D', asOf: '2013-07-10' },
      overdue: { amountMinor: 120_050, currency: 'USD', decimal: '1200.50' },
      decidedAt: { partition: 3, offset: 41 },
    },
  });
  validate(JSON.parse(JSON.stringify(notice)));
  expect(validate.errors ?? []).toEqual([]);
});

it('keeps to the schema whatever is in the record', () => {
  const text = fc.string({ unit: 'grapheme' });
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const evidence = fc.record({
    ...{ name: text, value: fc.option(number), threshold: fc.option(number), points: fc.option(number) },
    met: fc.boolean(),
  });
  const changed = fc.record({
    ...{ ratingChangeId: text, customerId: text, fromGrade: text, toGrade: text, policyId: text },
    ...{ score: number, probabilityOfDefault: fc.double({ min: 0, max: 1, noNaN: true }) },
    ...{ openMinor: fc.maxSafeInteger(), overdueMinor: fc.maxSafeInteger(), offset: fc.nat() },
    ...{ reasons: fc.array(text), evidence: fc.array(evidence), currency: fc.constantFrom('USD', 'JPY') },
    asOf: fc.integer({ min: -10_000, max: 40_000 }),
  });
  fc.assert(
    fc.property(changed, (fields) => {
      const notice = ratingChangedNotice({ ...downgrade, ...fields }, 0);
      expect(validate(JSON.parse(JSON.stringify(notice))), JSON.stringify(validate.errors)).toBe(true);
    }),
  );
});

it.each(['ratingChangeId', 'customerId', 'direction', 'toGrade', 'decidedAt'])(
  'the schema refuses a body without %s',
  (field) => {
    const notice = ratingChangedNotice(downgrade, 0);
    const torn = { ...notice, data: { ...notice.data, [field]: undefined } };
    expect(validate(JSON.parse(JSON.stringify(torn)))).toBe(false);
  },
);
