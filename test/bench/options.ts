import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';

/** A whole number of at least 1, for a command line's option. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number, at least 1');
  return value;
}

export interface BenchOptions {
  readonly quick: boolean;
  readonly events: number;
  readonly dayEvents: number;
  readonly customers: number;
  readonly manyCustomers: number;
  readonly memoryCustomers: number;
  readonly days: number;
  readonly partitions: number;
  readonly seed: number;
  readonly rounds: number;
  readonly pacedSeconds: number;
  readonly home: string;
  readonly out: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const FULL = { rounds: 5, pacedSeconds: 30, memoryCustomers: 1_000_000 };
const QUICK = { rounds: 3, pacedSeconds: 10, memoryCustomers: 200_000 };

/** The command line. `--quick` changes defaults and leaves out what takes long. */
export function benchOptions(): BenchOptions {
  const given = new Command('bench')
    .description('Measures the monitor beside its ceiling and its peers; writes RESULTS.md and RESULTS.json')
    .option('--quick', 'a few minutes: fewer rounds, only the smaller number of customers', false)
    .option('--events <n>', 'events of the year, ticks included', whole, 1_000_000)
    .option('--day-events <n>', 'events of the day (default: as many as --events)', whole)
    .option('--customers <n>', 'customers', whole, 10_000)
    .option('--many-customers <n>', 'customers of the second size, and of the restore', whole, 200_000)
    .option('--memory-customers <n>', 'customers of the memory figures (1,000,000; quick: 200,000)', whole)
    .option('--days <n>', 'calendar days of the replayed period', whole, 450)
    .option('--seed <n>', 'seed of the workload', whole, 1)
    .option('--rounds <n>', 'rounds of alternating runs (5; quick: 3)', whole)
    .option('--paced-seconds <n>', 'length of each paced run (30; quick: 10)', whole)
    .option('--home <folder>', 'data of the stack', resolve(here, '../../.foreshock/bench'))
    .option('--out <folder>', 'where RESULTS.md and RESULTS.json go', here)
    .parse()
    .opts<Partial<BenchOptions> & Pick<BenchOptions, 'quick' | 'events'>>();
  const defaults = given.quick ? QUICK : FULL;
  return { partitions: 8, dayEvents: given.events, ...defaults, ...given } as BenchOptions;
}
