import { Option, type Command } from 'commander';
import { Exit, EXIT } from '../../output/exit.ts';
import type { ActOptions } from './act.ts';
import type { ListOptions } from './list.ts';
import type { ShowOptions } from './show.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const language = () =>
  new Option('--lang <language>', 'language of titles and sentences').choices(['en', 'zh']).default('en');
const invoice = () =>
  new Option(
    '--invoice <id[=minor]...>',
    'what it is about; without an amount all that is open',
  ).makeOptionMandatory();

type Dated = ActOptions & { readonly until?: string; readonly hours?: string };
type Invoiced = ActOptions & { readonly invoice: readonly string[] };

/** `foreshock cases …`: the worklist. */
export function addCases(foreshock: Command): void {
  const cases = foreshock
    .command('cases')
    .description('the worklist: what people do about customers at risk');
  cases
    .command('list')
    .description('cases, the first to work on at the top')
    .option('--state <state>', 'active, closed, all, or one state such as in-progress', 'active')
    .option('--assignee <name>', 'who works on it')
    .option('--unassigned', 'that nobody works on')
    .option('--customer <id>', 'of one customer')
    .addOption(new Option('--severity <severity>').choices(['high', 'medium', 'low']))
    .option('--overdue', 'where what was due has been missed')
    .option('--snoozed', 'with those that are put off')
    .option('--limit <n>', 'how many', '20')
    .addOption(language())
    .addOption(json())
    .action(async (options: ListOptions) => (await import('./list.ts')).list(options));
  cases
    .command('show <case>')
    .description('a case with the reason for its priority, and its history')
    .addOption(language())
    .addOption(json())
    .action(async (id: string, options: ShowOptions) => (await import('./show.ts')).show(id, options));
  addActs(cases);
}

function addActs(cases: Command): void {
  const plain = (name: string, kind: string, description: string): void => {
    actCommand(cases, name, description).action(async (id: string, options: ActOptions) =>
      run(id, { kind }, options),
    );
  };
  actCommand(cases, 'ack', 'take a case up, so that it is escalated no further')
    .option('--until <time>', 'when that ends by itself')
    .option('--hours <n>', 'the same in hours from now')
    .action(async (id: string, options: Dated) => {
      const until = (await import('./act.ts')).endOf(options, Date.now());
      await run(id, { kind: 'ACKNOWLEDGE', ...(until && { until }) }, options);
    });
  plain('start', 'START', 'begin to work on a case');
  actCommand(cases, 'assign', 'say who is to work on a case')
    .option('--to <name>', 'nobody if not given')
    .action(async (id: string, options: ActOptions & { readonly to?: string }) =>
      run(id, { kind: 'ASSIGN', assignee: options.to ?? null }, options),
    );
  plain('note', 'NOTE', 'note what was said; give --comment');
  actCommand(cases, 'promise', 'note a promise to pay; the ledger is told, and asked on the day')
    .requiredOption('--on <date>', 'day by which the customer is to pay')
    .addOption(invoice())
    .action(async (id: string, options: Invoiced & { readonly on: string }) =>
      run(id, { kind: 'PROMISE', promisedDate: options.on, ...(await about(options)) }, options),
    );
  const invoiced = (name: string, kind: string, description: string): void => {
    actCommand(cases, name, description)
      .addOption(invoice())
      .action(async (id: string, options: Invoiced) => run(id, { kind, ...(await about(options)) }, options));
  };
  invoiced('dispute', 'DISPUTE', 'note that invoices are disputed; the ledger is told');
  invoiced('settle-dispute', 'RESOLVE_DISPUTE', 'note that a dispute is settled; the ledger is told');
  actCommand(cases, 'snooze', 'put a case off until a time, or until it is worse')
    .option('--until <time>', 'when it is back')
    .option('--hours <n>', 'the same in hours from now')
    .action(async (id: string, options: Dated) => {
      const until = (await import('./act.ts')).endOf(options, Date.now());
      if (until === undefined) throw new Exit(EXIT.usage, 'say until when, by --until or --hours');
      await run(id, { kind: 'SNOOZE', until }, options);
    });
  plain('wake', 'WAKE', 'take a case that was put off back into the list');
  for (const [name, kind] of [
    ['approve', 'APPROVE_ACTION'],
    ['refuse', 'REFUSE_ACTION'],
  ] as const)
    actCommand(cases, name, `${name} a recommended action`)
      .requiredOption('--action <id>', 'the action')
      .action(async (id: string, options: ActOptions & { readonly action: string }) =>
        run(id, { kind, actionId: options.action }, options),
      );
  plain('resolve', 'RESOLVE', 'close a case');
  plain('write-off', 'WRITE_OFF', 'close a case without the money; give --comment');
  plain('legal', 'HAND_TO_LEGAL', 'hand a case to legal; give --comment');
  plain('reopen', 'REOPEN', 'open a case again');
}

const actCommand = (cases: Command, name: string, description: string): Command =>
  cases
    .command(`${name} <case>`)
    .description(description)
    .requiredOption('--by <name>', 'who does it')
    .option('--comment <text>', 'why, or what was said')
    .option('--key <text>', 'sent again with the same key, it is done once')
    .addOption(language())
    .addOption(json());

const run = async (id: string, body: object, options: ActOptions): Promise<void> =>
  (await import('./act.ts')).act(id, body, options);

const about = async ({ invoice: texts }: Invoiced) => ({
  invoices: (await import('./act.ts')).invoicesOf(texts),
});
