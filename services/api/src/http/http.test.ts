import { expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageFrom } from './cursor.ts';
import { RateGuard } from './rate.guard.ts';

it('bounds requests a minute and forgets the minute before', () => {
  let now = 0;
  const guard = new RateGuard(2, () => now);
  expect([guard.admit('a'), guard.admit('a'), guard.admit('a'), guard.admit('b')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  now = 60_000;
  expect(guard.admit('a')).toBe(true);
});

it('a cursor comes back as it went out, and only to its list', () => {
  const shape = z.tuple([z.number(), z.string()]);
  expect(decodeCursor(encodeCursor([5, "it's"]), shape)).toEqual([5, "it's"]);
  expect(decodeCursor(undefined, shape)).toBeUndefined();
  expect(() => decodeCursor(encodeCursor(['x', 1]), shape)).toThrow('cursor: is not a cursor of this list');
  expect(() => decodeCursor('%%%', shape)).toThrow('cursor');
});

it('a page knows whether there is a next one', () => {
  const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
  expect(pageFrom(rows, 3, ({ id }) => [id])).toEqual({ rows, nextCursor: null });
  const page = pageFrom(rows, 2, ({ id }) => [id]);
  expect(page.rows).toHaveLength(2);
  expect(decodeCursor(page.nextCursor ?? '', z.tuple([z.number()]))).toEqual([2]);
});
