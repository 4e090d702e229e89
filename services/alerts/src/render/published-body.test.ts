import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { notificationFor } from '../testing/messages.ts';
import { sampleMessages } from './samples.ts';

const file = new URL('../../../../schemas/webhooks/rating.changed.schema.json', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object);

const isRating = ({ event }: { readonly event: string }) => event === 'DOWNGRADED' || event === 'UPGRADED';
const downgrade = sampleMessages().find(
  ({ notices }) => notices.length === 1 && notices.every(isRating),
) as NonNullable<ReturnType<typeof sampleMessages>[number]>;

const bodyOf = (message: typeof downgrade) =>
  JSON.parse(JSON.stringify(notificationFor(message))) as {
    data: { notices: Record<string, unknown>[] };
  };

it.each(sampleMessages())('the body of $kind $messageId is what is published of it', (message) => {
  validate(bodyOf(message));
  expect(validate.errors ?? []).toEqual([]);
});

it('changes of grade keep their position and direction in a message of many', () => {
  const notices = Array.from({ length: 30 }, () => downgrade.notices[0]!);
  const body = bodyOf({ ...downgrade, notices });
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  expect(body.data.notices).toHaveLength(30);
  expect(body.data.notices[29]).toMatchObject({
    ...{ type: 'rating.changed', customerId: 'C-1', direction: 'DOWNGRADE', toGrade: 'C' },
    decidedAt: { partition: 0, offset: 1 },
  });
});

it.each(['customerId', 'direction', 'toGrade', 'asOf', 'decidedAt', 'ratingChangeId'])(
  'a change of grade without %s is refused',
  (field) => {
    const body = bodyOf(downgrade);
    delete body.data.notices[0]?.[field];
    expect(validate(body)).toBe(false);
  },
);
