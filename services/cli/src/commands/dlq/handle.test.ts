import type { HandledLetter } from '@foreshock/dead-letters';
import { expect, it } from 'vitest';
import { choiceOf } from './handle.ts';

const letter = (id: string, state: HandledLetter['state'], reason: string) =>
  ({ id, state, reason }) as HandledLetter;
const open = letter('0-1', 'OPEN', 'no-fx-rate');
const replayed = letter('0-2', 'REPLAYED', 'no-fx-rate');
const other = letter('0-3', 'OPEN', 'key-mismatch');
const chosen = (ids: string[], options: Parameters<typeof choiceOf>[1]) =>
  [open, replayed, other].filter(choiceOf(ids, options)).map(({ id }) => id);

it('takes the named ones, whatever their state', () => {
  expect(chosen(['0-2', '0-3'], {})).toEqual(['0-2', '0-3']);
});

it('takes the open ones of a reason, handled ones only when told so', () => {
  expect(chosen([], { reason: 'no-fx-rate' })).toEqual(['0-1']);
  expect(chosen([], { reason: 'no-fx-rate', again: true })).toEqual(['0-1', '0-2']);
  expect(chosen([], { all: true })).toEqual(['0-1', '0-3']);
});

it.each([
  [[], {}],
  [['0-1'], { all: true }],
  [[], { all: true, reason: 'no-fx-rate' }],
])('refuses %j with %j: which letters?', (ids, options) => {
  expect(() => choiceOf(ids, options)).toThrow('say which dead letters');
});
