import type { GroupLag } from '@foreshock/streaming';
import { rateBetween } from '../report/statistics.ts';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import { startMonitor, type Contestant } from './contestants.ts';
import { appendTape, freshLog, targetsAfter } from './log.ts';
import { cpuSeconds } from './process-figures.ts';
import { track } from './track.ts';

/** The day, worked through by so many monitors of one group that have the year behind them. */
export interface ProcessesFigures {
  readonly processes: number;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Of each process over the day: how the work was shared. */
  readonly cpuSeconds: readonly number[];
  /** Of all processes together, a million events of the day. */
  readonly cpuSecondsPerMillion: number;
}

/** The monitors join an empty log, so that the partitions are shared out before there is work. */
export async function measureProcesses(
  stack: BenchStack,
  lag: GroupLag,
  group: string,
  tapes: Tapes,
  processes: number,
): Promise<ProcessesFigures> {
  await freshLog(stack);
  const monitors: Contestant[] = [];
  try {
    for (let i = 0; i < processes; i += 1) monitors.push(await startMonitor(stack, group));
    const all = asOne(monitors);
    await appendTape(stack, tapes.year, 'as it comes');
    const afterYear = targetsAfter(tapes.year);
    await track(lag, all, new Map(), afterYear);
    const before = monitors.map(({ pid }) => cpuSeconds(pid));
    const appended = appendTape(stack, tapes.day, 'at once');
    const samples = await track(lag, all, afterYear, targetsAfter(tapes.day, afterYear));
    await appended;
    const used = monitors.map(({ pid }, i) => cpuSeconds(pid) - (before[i] ?? 0));
    return dayFigures(samples, used);
  } finally {
    await Promise.all(monitors.map((monitor) => monitor.stop()));
  }
}

function dayFigures(samples: Awaited<ReturnType<typeof track>>, used: readonly number[]): ProcessesFigures {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the day was not looked at');
  const { eventsPerSecond } = rateBetween(first, last);
  return {
    processes: used.length,
    events: last.events,
    seconds: (last.atMs - first.atMs) / 1_000,
    eventsPerSecond,
    cpuSeconds: used,
    cpuSecondsPerMillion: (used.reduce((sum, one) => sum + one, 0) / last.events) * 1e6,
  };
}

/** The group as one contestant: its offsets are those of all, and it has ended when any of them has. */
function asOne(monitors: readonly Contestant[]): Contestant {
  const [first] = monitors;
  if (first === undefined) throw new Error('no monitor was started');
  return {
    ...first,
    assertRunning() {
      for (const monitor of monitors) monitor.assertRunning();
    },
  };
}
