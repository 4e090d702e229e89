import type { GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import type { Contestant } from './contestants.ts';
import { appendTape, freshLog, targetsAfter, type Targets } from './log.ts';
import { track } from './track.ts';

/** Puts the year onto a fresh log and lets a contestant work through it. @returns where the log ends */
export async function afterTheYear(
  stack: BenchStack,
  lag: GroupLag,
  tapes: Tapes,
  start: () => Promise<Contestant>,
): Promise<{ readonly contestant: Contestant; readonly targets: Targets }> {
  await freshLog(stack);
  await appendTape(stack, tapes.year, 'as it comes');
  const targets = targetsAfter(tapes.year);
  const contestant = await start();
  try {
    await track(lag, contestant, new Map(), targets);
  } catch (thrown) {
    await contestant.stop();
    throw thrown;
  }
  return { contestant, targets };
}
