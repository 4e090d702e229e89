import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { contestantNames, type ContestantName } from './broker/names.ts';
import type { SectionName } from './report/results.ts';

/** A whole number of at least 1, for a command line's option. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number, at least 1');
  return value;
}

export interface BenchOptions {
  readonly quick: boolean;
  /** Sections to run, in their order. */
  readonly only: readonly SectionName[];
  /** Contestants that take part; all by default. */
  readonly contestants?: readonly ContestantName[];
  readonly events: number;
  readonly dayEvents: number;
  readonly customers: number;
  readonly manyCustomers: number;
  readonly memoryCustomers: number;
  /** Open invoices of the one large customer. */
  readonly openInvoices: number;
  readonly days: number;
  readonly partitions: number;
  readonly seed: number;
  readonly rounds: number;
  readonly pacedSeconds: number;
  /** Customers asked for one by one in ClickHouse. */
  readonly questions: number;
  readonly policy: string;
  readonly home: string;
  readonly out: string;
}

const here = fileURLToPath(new URL('.', import.meta.url));
/** In the order in which they run: what matters most first, for a run that is cut off. */
const SECTIONS = [
  'day',
  'latency',
  'warehouse',
  'memory',
  'flat',
  'ticks',
  'processes',
  'restore',
  'many',
] as const;
const FULL = {
  only: SECTIONS,
  events: 1_000_000,
  days: 450,
  rounds: 5,
  pacedSeconds: 30,
  questions: 20,
  memoryCustomers: 1_000_000,
};
const QUICK = {
  only: SECTIONS.filter((name) => name !== 'many'),
  events: 300_000,
  days: 150,
  rounds: 2,
  pacedSeconds: 10,
  questions: 5,
  memoryCustomers: 100_000,
};

/** Some of several names, separated by commas. */
const listOf =
  <Name extends string>(names: readonly Name[]) =>
  (text: string): Name[] => {
    const wanted = text.split(',');
    const unknown = wanted.find((name) => !(names as readonly string[]).includes(name));
    if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${names.join(', ')}`);
    return names.filter((name) => wanted.includes(name));
  };

/** The command line. `--quick` changes defaults and leaves out what takes long. */
export function benchOptions(): BenchOptions {
  const given = new Command('bench')
    .description('Measures the monitor beside its ceiling and its peers; writes RESULTS.md and RESULTS.json')
    .option(
      '--quick',
      'ten minutes: fewer and shorter runs, contestants at the smaller number of customers only',
      false,
    )
    .option('--only <sections>', `some of ${SECTIONS.join(',')}`, listOf(SECTIONS))
    .option('--contestants <names>', `some of ${contestantNames.join(',')}`, listOf(contestantNames))
    .option('--events <n>', 'events of the year, ticks included (1,000,000; quick: 300,000)', whole)
    .option('--day-events <n>', 'events of the day (default: --events, else 1,000,000)', whole)
    .option('--customers <n>', 'customers', whole, 10_000)
    .option('--many-customers <n>', 'customers of the second size, and of the restore', whole, 200_000)
    .option('--memory-customers <n>', 'customers of the memory figures (1,000,000; quick: 100,000)', whole)
    .option('--open-invoices <n>', 'open invoices of the one large customer', whole, 100_000)
    .option('--days <n>', 'calendar days of the replayed period (450; quick: 150)', whole)
    .option('--seed <n>', 'seed of the workload', whole, 1)
    .option('--rounds <n>', 'rounds of alternating runs (5; quick: 2)', whole)
    .option('--paced-seconds <n>', 'length of each paced run (30; quick: 10)', whole)
    .option('--questions <n>', 'customers asked for one by one in ClickHouse (20; quick: 5)', whole)
    .option('--policy <yaml>', 'policy file; the peer knows only the default one', `${here}policy.yaml`)
    .option('--home <folder>', 'data of the stack', resolve(here, '../../.foreshock/bench'))
    .option('--out <folder>', 'where RESULTS.md and RESULTS.json go', here)
    .parse()
    .opts<Partial<BenchOptions> & Pick<BenchOptions, 'quick'>>();
  const defaults = given.quick ? QUICK : FULL;
  const dayEvents = given.events ?? FULL.events;
  return { partitions: 8, dayEvents, ...defaults, ...given } as BenchOptions;
}
