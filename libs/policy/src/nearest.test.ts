import { expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest.ts';

it.each([
  ['', '', 0],
  ['abc', '', 3],
  ['overdueMinor', 'overdueMinro', 1],
  ['kitten', 'sitting', 3],
  ['OpenMinor', 'openminor', 0],
])('between "%s" and "%s" lie %i edits', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance);
});

it('finds the meant name and nothing for a name that resembles none', () => {
  const known = ['openMinor', 'overdueMinor', 'overdueCleanMinor'];
  expect(nearestName('overdueCleanMinr', known)).toBe('overdueCleanMinor');
  expect(nearestName('zzzzzz', known)).toBeUndefined();
});
