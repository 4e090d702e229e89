import type { GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import type { ContestantName } from './names.ts';
import { runOnce, type Figures, type Run } from './run-once.ts';
import { compare, type Agreement } from './warnings.ts';

/** What is told as the rounds go on. */
export interface RoundsReport {
  run(run: Run): void;
  /** A contestant that failed takes part in the next round again. */
  failure(contestant: ContestantName, error: unknown): void;
}

/**
 * Runs the contestants in turn, several times over. The first round also compares their warnings.
 * @returns how far the peer's warnings agree with the monitor's; nothing where one of them gave none
 */
export async function alternate(
  stack: BenchStack,
  lag: GroupLag,
  contestants: readonly ContestantName[],
  tapes: Tapes,
  rounds: number,
  report: RoundsReport,
): Promise<Agreement | undefined> {
  const histories = new Map<ContestantName, Run['history']>();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of contestants) {
      const id = `bench-${process.pid}-${tapes.customers}-${round}-${name}`;
      try {
        const run = await runOnce(stack, lag, name, id, tapes, !histories.has(name));
        if (run.history !== undefined) histories.set(name, run.history);
        console.error(progress(run, round + 1, rounds));
        report.run(run);
      } catch (error) {
        report.failure(name, error);
      }
    }
  }
  const ours = histories.get('monitor');
  const theirs = histories.get('streams-tuned') ?? histories.get('streams-usual');
  return ours === undefined || theirs === undefined ? undefined : compare(ours, theirs);
}

function progress({ contestant, year, day, peakMb }: Run, round: number, rounds: number): string {
  const line = (name: string, { whole, secondHalf }: Figures) =>
    `${name} ${Math.round(whole.eventsPerSecond)}/s, ${whole.cpuSecondsPerMillion.toFixed(2)} CPU s/M ` +
    `(second half ${secondHalf.cpuSecondsPerMillion.toFixed(2)})`;
  return `${round}/${rounds} ${contestant}: ${line('year', year)}; ${line('day', day)}; peak ${Math.round(peakMb)} MB`;
}
