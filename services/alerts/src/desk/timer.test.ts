import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.ts';
import { DeskTimer } from './timer.ts';

function scene(nowMs = 1_000) {
  const clock = new FakeClock(nowMs);
  const written: { atMs: number; dueAtMs: number }[] = [];
  const fatal: unknown[] = [];
  const timer = new DeskTimer({
    clock,
    write: (atMs, dueAtMs) => Promise.resolve(void written.push({ atMs, dueAtMs })),
    onFatal: (error) => fatal.push(error),
  });
  return { clock, written, fatal, timer };
}

it('tells the moment once it has come, and not before', () => {
  const { clock, written, timer } = scene();
  timer.waitFor(5_000);
  clock.advanceTo(4_999);
  expect(written).toEqual([]);
  clock.advanceTo(5_000);
  expect(written).toEqual([{ atMs: 5_000, dueAtMs: 5_000 }]);
});

it('tells nothing where nobody waits', () => {
  const { clock, written, timer } = scene();
  timer.waitFor(5_000);
  timer.waitFor(null);
  clock.advanceTo(1_000_000);
  expect(written).toEqual([]);
});

it('has one telling under way: the next waits until the last was read', () => {
  const { clock, written, timer } = scene();
  timer.waitFor(5_000);
  clock.advanceTo(5_000);
  // other records are read before the telling is
  timer.waitFor(5_000);
  timer.waitFor(5_500);
  clock.advanceTo(9_000);
  expect(written).toHaveLength(1);
  timer.waitFor(6_000);
  timer.heard();
  clock.advanceTo(9_000);
  expect(written).toEqual([
    { atMs: 5_000, dueAtMs: 5_000 },
    { atMs: 9_000, dueAtMs: 6_000 },
  ]);
});

it('tells at once what came due while nobody was there', () => {
  const { clock, written, timer } = scene(100_000);
  timer.waitFor(5_000);
  clock.advanceTo(100_000);
  expect(written).toEqual([{ atMs: 100_000, dueAtMs: 5_000 }]);
});

it('tells nothing while the clock is behind', () => {
  const { clock, written, timer } = scene(10_000);
  timer.waitFor(12_000);
  clock.setBackTo(2_000);
  clock.advanceTo(11_999);
  expect(written).toEqual([]);
  clock.advanceTo(12_000);
  expect(written).toHaveLength(1);
});

it('is silent once the desk is somebody else’s, and starts anew when it comes back', () => {
  const { clock, written, timer } = scene();
  timer.waitFor(5_000);
  timer.stop();
  clock.advanceTo(6_000);
  expect(written).toEqual([]);
  timer.waitFor(5_000);
  clock.advanceTo(6_000);
  expect(written).toHaveLength(1);
});

it('a telling that cannot be written ends the process', async () => {
  const clock = new FakeClock(0);
  const fatal: unknown[] = [];
  const error = new Error('broker away');
  const timer = new DeskTimer({
    clock,
    write: () => Promise.reject(error),
    onFatal: (thrown) => fatal.push(thrown),
  });
  timer.waitFor(1);
  clock.advanceTo(1);
  await Promise.resolve();
  await Promise.resolve();
  expect(fatal).toEqual([error]);
});
