import type { GroupLag } from '@foreshock/streaming';
import type { Tapes } from '../offline/tapes.ts';
import type { BenchStack } from './bench-stack.ts';
import type { ContestantName } from './contestants.ts';
import { runOnce, type Run } from './run-once.ts';
import { compare, type Agreement } from './warnings.ts';

export interface Rounds {
  readonly customers: number;
  readonly runs: readonly Run[];
  /** How far the peer's warnings of the year agree with the monitor's; absent without a peer. */
  readonly agreement: Agreement | undefined;
}

/** Runs the contestants in turn, several times over. The first round also compares their warnings. */
export async function alternate(
  stack: BenchStack,
  lag: GroupLag,
  contestants: readonly ContestantName[],
  tapes: Tapes,
  rounds: number,
): Promise<Rounds> {
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const name of contestants) {
      const id = `bench-${process.pid}-${tapes.customers}-${round}-${name}`;
      const run = await runOnce(stack, lag, name, id, tapes, round === 0);
      runs.push(run);
      console.error(progress(run, round + 1, rounds));
    }
  }
  const historyOf = (name: ContestantName) => runs.find(({ contestant }) => contestant === name)?.history;
  const [ours, theirs] = [historyOf('monitor'), historyOf('streams-tuned')];
  const agreement = ours === undefined || theirs === undefined ? undefined : compare(ours, theirs);
  return { customers: tapes.customers, runs, agreement };
}

function progress({ contestant, year, day, peakMb }: Run, round: number, rounds: number): string {
  const line = (name: string, { whole, secondHalf }: Run['day']) =>
    `${name} ${Math.round(whole.eventsPerSecond)}/s, ${whole.cpuSecondsPerMillion.toFixed(2)} CPU s/M ` +
    `(second half ${secondHalf.cpuSecondsPerMillion.toFixed(2)})`;
  return `${round}/${rounds} ${contestant}: ${line('year', year)}; ${line('day', day)}; peak ${Math.round(peakMb)} MB`;
}
