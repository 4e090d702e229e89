import { expect, it } from 'vitest';
import { Exit } from '../../output/exit.ts';
import { silenceOf } from './add.ts';

const options = {
  match: ['owner=collector-7', 'severity=LOW,MEDIUM'],
  hours: '2',
  by: 'team-lead',
  reason: 'r',
};

it('makes a silence of the options', () => {
  expect(silenceOf(options, 0)).toEqual({
    matchers: [
      { name: 'owner', values: ['collector-7'] },
      { name: 'severity', values: ['LOW', 'MEDIUM'] },
    ],
    startsAt: '1970-01-01T00:00:00.000Z',
    endsAt: '1970-01-01T02:00:00.000Z',
    setBy: 'team-lead',
    reason: 'r',
  });
});

it.each([
  [{ match: ['owner'] }, '--match owner: write name=value'],
  [{ match: ['owner='] }, '--match owner=: write name=value'],
  [{ until: '2030-01-01T00:00:00Z' }, 'give either --until or --hours'],
  [{ hours: '-1' }, '--hours -1: expected a number above 0'],
  [{ from: 'soon' }, '--from soon: expected an ISO time'],
])('names what is wrong with %o', (change, message) => {
  const wrong = () => silenceOf({ ...options, ...change }, 0);
  expect(wrong).toThrow(Exit);
  expect(wrong).toThrow(message);
});
