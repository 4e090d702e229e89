import { Command } from 'commander';
import { measureCore } from './offline/measure-core.ts';
import { measureLarge } from './offline/measure-large.ts';
import { measureMemory } from './offline/measure-memory.ts';
import { measurePolicy } from './offline/measure-policy.ts';
import { measureTicks } from './offline/measure-ticks.ts';
import { print } from './offline/print.ts';
import { whole } from './options.ts';

/** CPU time and memory of the monitor's core, without a broker. `--cpu-prof` of Node fits around it. */
const options = new Command('core')
  .description('CPU time and memory of the monitor without a broker, from seeded events')
  .option(
    '--workload <name>',
    'year: from nothing; day: one business day over a loaded state; memory; ticks; large: one customer with very many open invoices; policy: the day by the ledger alone and with the policy',
    'year',
  )
  .option('--customers <n>', 'customers', whole, 10_000)
  .option('--events <n>', 'events of the period, ticks included', whole, 1_000_000)
  .option('--day-events <n>', 'events of the day (default: as many as --events)', whole)
  .option('--due <n>', 'customers with something due at a tick, none by default', whole, 0)
  .option('--open-invoices <n>', 'open invoices of the large customer', whole, 100_000)
  .option('--days <n>', 'calendar days of the period', whole, 450)
  .option('--partitions <n>', 'partitions of the log', whole, 8)
  .option('--batch <n>', 'records in a transaction', whole, 2_000)
  .option('--policy <yaml>', 'policy file (default: the default policy)')
  .option('--seed <n>', 'seed of the workload', whole, 1)
  .option('--no-stages', 'only the whole, not stage by stage')
  .option('--json', 'machine-readable')
  .parse()
  .opts<{
    workload: string;
    customers: number;
    events: number;
    dayEvents?: number;
    due: number;
    openInvoices: number;
    days: number;
    partitions: number;
    batch: number;
    policy?: string;
    seed: number;
    stages: boolean;
    json?: boolean;
  }>();

const measures: Readonly<Record<string, () => Promise<object>>> = {
  year: () => measureCore(options),
  day: () => measureCore(options),
  memory: () => measureMemory(options),
  ticks: () => measureTicks(options),
  large: () => measureLarge(options),
  policy: () => measurePolicy(options),
};
const measure = measures[options.workload];
if (measure === undefined) throw new Error(`--workload is one of ${Object.keys(measures).join(', ')}`);
const figures = await measure();
if (options.json) console.log(JSON.stringify(figures));
else print(figures);
