import { expect, it } from 'vitest';
import { judgementRequest, type JudgeOptions } from './event.ts';

const said = { reason: 'Statement seen', by: 'analyst' };
const request = (options: Partial<JudgeOptions>) =>
  judgementRequest(
    'C-1',
    { ...said, ...options },
    {
      ...{ businessDate: '2014-01-10', currency: 'USD', nowMs: Date.parse('2026-05-06T07:08:09.010Z') },
    },
  );

it('is of the business date and the present time of day, so that the last word on a day counts', () => {
  expect(request({ grade: 'B', until: '2014-03-31', approvedBy: 'manager' })).toEqual({
    ...{ type: 'JudgementEvent', source: 'command-line', customerId: 'C-1' },
    ...{
      occurredAt: '2014-01-10T07:08:09.010Z',
      kind: 'GRADE',
      grade: 'B',
      limitMinor: null,
      currency: null,
    },
    ...{ reason: 'Statement seen', validUntil: '2014-03-31', decidedBy: 'analyst', approvedBy: 'manager' },
  });
});

it('reads a limit in the currency given, else in that of the policy', () => {
  const limit = { limit: '25000.50', until: '2014-03-31' };
  expect(request(limit)).toMatchObject({
    kind: 'LIMIT',
    limitMinor: 2_500_050,
    currency: 'USD',
    grade: null,
  });
  expect(() => request({ ...limit, currency: 'JPY' })).toThrow('has more than the 0 decimals of JPY');
});

it('takes back without an end', () => {
  expect(request({ withdraw: 'limit' })).toMatchObject({ kind: 'LIMIT_WITHDRAWN', validUntil: null });
});

it.each<[Partial<JudgeOptions>, string]>([
  [{ until: '2014-03-31' }, 'say one of --grade'],
  [{ grade: 'B', limit: '5', until: '2014-03-31' }, 'say one of --grade'],
  [{ grade: 'B' }, 'say with --until'],
  [{ grade: 'B', until: '31.3.2014' }, '"31.3.2014" is no date'],
])('refuses %j', (options, message) => {
  expect(() => request(options)).toThrow(message);
});
