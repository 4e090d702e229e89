import { describe, expect, it } from 'vitest';
import { windows, type Window } from './faults.ts';
import { describeFailure, playSeeds, type Report } from './report.ts';
import { simulate } from './world.ts';

const single = process.env['FORESHOCK_SEED'];
const BLOCK = 50;
const BLOCKS = 20;

const explain = (report: Report): string => report.failures.map(describeFailure).join('\n');

describe.runIf(single !== undefined)('one seed', () => {
  it(`seed ${String(single)} holds`, { timeout: 60_000 }, async () => {
    expect(explain(await playSeeds(Number(single), 1))).toBe('');
  });
});

describe.runIf(single === undefined)('a thousand seeds', () => {
  const counts = new Map<string, number>();
  const blocks = Array.from({ length: BLOCKS }, (_, index) => index * BLOCK + 1);

  it.each(blocks)(`seeds from %i on hold`, { timeout: 240_000 }, async (from) => {
    const report = await playSeeds(from, BLOCK);
    for (const [what, times] of Object.entries(report.counts))
      counts.set(what, (counts.get(what) ?? 0) + times);
    expect(explain(report)).toBe('');
  });

  const timesOf = (what: string) => counts.get(what) ?? 0;

  it.each(windows)('a process was killed %s often enough', (window: Window) => {
    expect(timesOf(`kill ${window}`)).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['member joins', 200],
    ['member leaves', 100],
    ['fenced', 200],
    ['rebalance', 1_000],
    ['stop before-commit', 20],
    ['stop after-offsets', 20],
    ['fail before-commit', 20],
    ['fail after-commit', 20],
    ['late commit request', 10],
    ['fail before-prepare', 20],
    ['fail before-store', 20],
    ['fail after-store', 20],
    ['late insert', 10],
    ['snapshot stored', 1_000],
    ['restored from snapshot', 500],
    ['restored from log', 50],
  ])('%s happened at least %i times', (what, atLeast) => {
    expect(timesOf(what)).toBeGreaterThanOrEqual(atLeast);
  });
});

it('the same seed is the same run', async () => {
  expect(await simulate(7)).toEqual(await simulate(7));
});
