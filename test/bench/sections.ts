import { availableParallelism } from 'node:os';
import type { GroupLag } from '@foreshock/streaming';
import type { BenchStack } from './broker/bench-stack.ts';
import type { ContestantName } from './broker/names.ts';
import { measureKeepingUp } from './broker/keeping-up.ts';
import { latencyOf, type Latency } from './broker/latency.ts';
import { measureProcesses, type ProcessesFigures } from './broker/processes.ts';
import { measureRequery } from './broker/requery.ts';
import { measureRestore } from './broker/restore.ts';
import { alternate } from './broker/rounds.ts';
import { coreFigures } from './offline/in-a-process.ts';
import type { LargeFigures } from './offline/measure-large.ts';
import type { TickFigures } from './offline/measure-ticks.ts';
import type { Tapes } from './offline/tapes.ts';
import type { BenchOptions } from './options.ts';
import type {
  CoreFigures,
  MemoryFigures,
  ReportedRun,
  SectionFigures,
  SectionName,
} from './report/results.ts';

/** What the sections share. Stack and tapes are made when they are first asked for. */
export interface Bench {
  readonly options: BenchOptions;
  stack(): Promise<BenchStack>;
  lag(): Promise<GroupLag>;
  contestants(): Promise<readonly ContestantName[]>;
  tapes(customers: number): Promise<Tapes>;
}

/** Where a section leaves what it has so far, and what failed. */
export interface Notes<Name extends SectionName> {
  figures(figures: SectionFigures[Name]): void;
  failure(of: string, error: unknown): void;
}

type Measure<Name extends SectionName> = (bench: Bench, notes: Notes<Name>) => Promise<void>;

/** All sections, in the order in which they run. */
export const sections: { readonly [Name in SectionName]: Measure<Name> } = {
  day: (bench, notes) => rounds(bench, notes, bench.options.customers),
  latency,
  warehouse,
  memory,
  flat,
  ticks,
  processes,
  restore,
  many: (bench, notes) => rounds(bench, notes, bench.options.manyCustomers),
};

async function rounds(bench: Bench, notes: Notes<'day' | 'many'>, customers: number): Promise<void> {
  const [stack, lag, contestants] = await parts(bench);
  const runs: ReportedRun[] = [];
  const agreement = await alternate(
    stack,
    lag,
    contestants,
    await bench.tapes(customers),
    bench.options.rounds,
    {
      run({ history: _history, ...run }) {
        runs.push(run);
        notes.figures({ customers, runs });
      },
      failure: (name, error) => {
        notes.failure(name, error);
      },
    },
  );
  notes.figures({ customers, runs, agreement });
}

async function latency(bench: Bench, notes: Notes<'latency'>): Promise<void> {
  const [stack, lag, contestants] = await parts(bench);
  const { customers, pacedSeconds: seconds } = bench.options;
  const tapes = await bench.tapes(customers);
  const latencies: Latency[] = [];
  for (const name of contestants.filter((one) => one !== 'drain')) {
    const id = `bench-${process.pid}-latency-${name}`;
    try {
      latencies.push(...(await latencyOf(stack, lag, name, id, tapes, seconds)));
      notes.figures({ seconds, latencies });
    } catch (error) {
      notes.failure(name, error);
    }
  }
}

async function warehouse(bench: Bench, notes: Notes<'warehouse'>): Promise<void> {
  const { customers, questions } = bench.options;
  const stack = await bench.stack();
  const tapes = await bench.tapes(customers);
  const id = `bench-${process.pid}-warehouse`;
  const figures = await measureKeepingUp(stack, await bench.lag(), id, tapes);
  notes.figures(figures);
  try {
    const requery = await measureRequery(stack, figures.database, customers, questions);
    notes.figures({ ...figures, requery });
  } catch (error) {
    notes.failure('re-querying ClickHouse', error);
  }
}

async function memory({ options }: Bench, notes: Notes<'memory'>): Promise<void> {
  const args = ['--workload', 'memory', '--customers', String(options.memoryCustomers)];
  notes.figures(await coreFigures<MemoryFigures>(args));
}

/** The smallest size of the question whether time grows with the customers. */
const FEW_CUSTOMERS = 1_000;

async function flat({ options }: Bench, notes: Notes<'flat'>): Promise<void> {
  const sizes: CoreFigures[] = [];
  for (const customers of [FEW_CUSTOMERS, options.customers, options.manyCustomers]) {
    const events = [
      '--events',
      String(options.events),
      '--day-events',
      String(Math.ceil(options.events / 2)),
    ];
    const days = ['--days', String(options.days)];
    const args = ['--workload', 'day', '--no-stages', '--policy', options.policy, ...events, ...days];
    try {
      sizes.push(await coreFigures<CoreFigures>([...args, '--customers', String(customers)]));
      notes.figures({ sizes });
    } catch (error) {
      notes.failure(`${customers} customers`, error);
    }
  }
  const about = ['--customers', String(FEW_CUSTOMERS), '--open-invoices', String(options.openInvoices)];
  const large = ['--workload', 'large', '--policy', options.policy, ...about];
  notes.figures({ sizes, large: await coreFigures<LargeFigures>(large) });
}

/** Of the customers, so many have something due at a tick: none, a hundredth, a tenth, all. */
const SHARES_DUE = [0, 0.01, 0.1, 1];

async function ticks({ options }: Bench, notes: Notes<'ticks'>): Promise<void> {
  const measured: TickFigures[] = [];
  for (const share of SHARES_DUE) {
    const due = Math.round(options.customers * share);
    const about = ['--customers', String(options.customers), '--policy', options.policy];
    const dueArgs = due === 0 ? [] : ['--due', String(due)];
    measured.push(await coreFigures<TickFigures>(['--workload', 'ticks', ...about, ...dueArgs]));
    notes.figures({ ticks: measured });
  }
}

/** Monitors of one group, in turn. */
const PROCESSES = [1, 2];

async function processes(bench: Bench, notes: Notes<'processes'>): Promise<void> {
  const [stack, lag] = [await bench.stack(), await bench.lag()];
  const tapes = await bench.tapes(bench.options.customers);
  const counts: ProcessesFigures[] = [];
  for (const count of PROCESSES) {
    try {
      const group = `bench-${process.pid}-processes-${count}`;
      counts.push(await measureProcesses(stack, lag, group, tapes, count));
      notes.figures({ cores: availableParallelism(), counts });
    } catch (error) {
      notes.failure(`${count} processes`, error);
    }
  }
}

async function restore(bench: Bench, notes: Notes<'restore'>): Promise<void> {
  const tapes = await bench.tapes(bench.options.manyCustomers);
  notes.figures(
    await measureRestore(await bench.stack(), await bench.lag(), `bench-${process.pid}-restore`, tapes),
  );
}

const parts = (bench: Bench) => Promise.all([bench.stack(), bench.lag(), bench.contestants()] as const);
