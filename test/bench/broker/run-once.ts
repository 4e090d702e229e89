import type { GroupLag } from '@foreshock/streaming';
import { at, rateBetween, type Rate, type Sample } from '../report/statistics.ts';
import type { BenchStack } from './bench-stack.ts';
import { MONITOR_TOPICS, start } from './contestants.ts';
import type { ContestantName } from './names.ts';
import { appendTape, freshLog, targetsAfter } from './log.ts';
import { endsOf, readOutputs } from './outputs.ts';
import { cpuSeconds, peakMb } from './process-figures.ts';
import { track } from './track.ts';
import { createHistory, type History } from './warnings.ts';
import type { Tapes } from '../offline/tapes.ts';

/** What one contestant needed for one workload in one run. */
export interface Figures {
  readonly events: number;
  /** From the first look at which nothing was committed to the last commit. */
  readonly whole: Rate;
  readonly secondHalf: Rate;
  /** CPU seconds of the process a million events, its start included. */
  readonly wholeProcess: number;
  readonly outputs: Readonly<Record<string, number>>;
}

export interface Run {
  readonly contestant: ContestantName;
  readonly year: Figures;
  readonly day: Figures;
  readonly peakMb: number;
  /** What it printed at its end. */
  readonly printed: string;
  /** Warnings of year and day, where they were asked for. */
  readonly history: History | undefined;
}

/**
 * Lets a contestant work through the year from nothing, and then through the day, which appears on the log at once.
 * Log, group and outputs are fresh.
 */
export async function runOnce(
  stack: BenchStack,
  lag: GroupLag,
  name: ContestantName,
  id: string,
  tapes: Tapes,
  withHistory: boolean,
): Promise<Run> {
  await freshLog(stack);
  await appendTape(stack, tapes.year, 'as it comes');
  const targets = targetsAfter(tapes.year);
  // A contestant begins to publish before it says that it is ready; the peer's topics are new with it.
  const before = await endsOf(stack, name === 'monitor' ? MONITOR_TOPICS : []);
  const contestant = await start(stack, name, id);
  try {
    const collected = createHistory(stack, contestant);
    const yearSamples = await track(lag, contestant, new Map(), targets);
    const yearOutputs = await readOutputs(stack, contestant, before, withHistory ? collected.add : undefined);
    const year = figures(yearSamples, yearOutputs, 0);

    const between = await endsOf(stack, contestant.topics);
    const appended = appendTape(stack, tapes.day, 'at once');
    const idle = cpuSeconds(contestant.pid);
    const daySamples = await track(lag, contestant, targets, targetsAfter(tapes.day, targets));
    await appended;
    const dayOutputs = await readOutputs(stack, contestant, between, withHistory ? collected.add : undefined);
    const day = figures(daySamples, dayOutputs, idle);
    const peak = peakMb(contestant.pid);
    const printed = await contestant.stop();
    return {
      contestant: name,
      year,
      day,
      peakMb: peak,
      printed,
      history: withHistory ? collected.history : undefined,
    };
  } finally {
    await contestant.stop();
  }
}

function figures(samples: readonly Sample[], outputs: Record<string, number>, cpuBefore: number): Figures {
  const first = samples[0] as Sample;
  const last = samples.at(-1) as Sample;
  return {
    events: last.events,
    whole: rateBetween(first, last),
    secondHalf: rateBetween(at(samples, last.events / 2), last),
    wholeProcess: ((last.cpu - cpuBefore) / last.events) * 1e6,
    outputs,
  };
}
