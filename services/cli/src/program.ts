import { Command, Option } from 'commander';
import type { EraseOptions } from './commands/erase.ts';
import { addAudit } from './commands/audit/program.ts';
import { addKeys } from './commands/keys/program.ts';
import { addAlerts } from './commands/alerts/program.ts';
import { addCases } from './commands/cases/program.ts';
import { addBacktest } from './commands/backtest/program.ts';
import { addDocuments } from './commands/documents/program.ts';
import { addDlq } from './commands/dlq/program.ts';
import { addJudge } from './commands/judge/program.ts';
import { addEffectiveness } from './commands/effectiveness/program.ts';
import { addModel } from './commands/model/program.ts';
import { addPolicy } from './commands/policy/program.ts';
import { addSilence } from './commands/silence/program.ts';
import { addScenarios } from './commands/scenario/program.ts';
import { policyCommand } from './commands/policy/command.ts';
import { addPolicyLife } from './commands/policy-life/program.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { ImportCommandOptions } from './commands/import.ts';
import type { ReconcileCommandOptions } from './commands/reconcile.ts';
import type { PortfolioOptions } from './commands/portfolio.ts';
import type { RebuildOptions } from './commands/rebuild.ts';
import type { ResetOptions } from './commands/reset.ts';
import type { StartOptions } from './commands/start.ts';
import type { VerifyOptions } from './commands/verify.ts';
import type { WarningsOptions } from './commands/warnings.ts';
import type { OutputOptions } from './output/print.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const language = () =>
  new Option('--lang <language>', 'language of titles and sentences').choices(['en', 'zh']).default('en');

/** The `foreshock` command line. A command is loaded when it is called: most need no service at all. */
export function program(): Command {
  const foreshock = new Command('foreshock')
    .description('Early warning for customer credit risk')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 not running, 4 done but rows were refused, 130 interrupted',
    )
    .showHelpAfterError('(--help says more)')
    .exitOverride();
  foreshock
    .command('start')
    .description('start the local stack and all services; replay the sample ledger onto an empty log')
    .option('--once', 'end by itself after the replay, with the summary in .foreshock/summary.json')
    .option('--split', 'run each service in a process of its own')
    .option('--no-sample', 'leave an empty log empty')
    .addOption(json())
    .action(async (options: StartOptions) => (await import('./commands/start.ts')).start(options));
  foreshock
    .command('import <file>')
    .description('load a ledger (CSV or NDJSON); running the same import twice changes nothing')
    .requiredOption('--mapping <file>', 'how columns become fields (YAML)')
    .option('--payments <file>', 'a separate payments file')
    .option('--customers <file>', 'a customer master file')
    .option('--overdues <file>', 'a file of dunning notices, promises and disputes')
    .option('--rejects <file>', 'where refused rows go; <file>.rejects.csv if not given')
    .addOption(json())
    .action(async (file: string, options: ImportCommandOptions) =>
      (await import('./commands/import.ts')).importCommand(file, options),
    );
  foreshock
    .command('status')
    .description('business date, services, how far the tables got')
    .addOption(json())
    .action(async (options: OutputOptions) => (await import('./commands/status.ts')).status(options));
  foreshock
    .command('warnings')
    .description('list warnings, the first to work on at the top')
    .addOption(new Option('--state <state>').choices(['open', 'cleared', 'all']).default('open'))
    .addOption(new Option('--severity <severity>').choices(['high', 'medium', 'low']))
    .option('--customer <id>', 'of one customer')
    .option('--limit <n>', 'how many', '20')
    .addOption(language())
    .addOption(json())
    .action(async (options: WarningsOptions) => (await import('./commands/warnings.ts')).warnings(options));
  foreshock
    .command('portfolio')
    .description(
      'measures of portfolios of customers as the portfolio rules see them, and the warnings about them',
    )
    .addOption(
      new Option('--by <dimension>', 'a row for each member')
        .choices(['segment', 'industry', 'region', 'grade', 'owner', 'all'])
        .default('segment'),
    )
    .option('--date <date>', 'business date, as known at its end; the last one that is over if not given')
    .addOption(language())
    .addOption(json())
    .action(async (options: PortfolioOptions) =>
      (await import('./commands/portfolio.ts')).portfolio(options),
    );
  foreshock
    .command('explain <id>')
    .description(
      'why a decision was taken, or where a customer stands: points, levels, events, what would change it',
    )
    .option('--as-of <date>', 'a customer as he stood at the end of that business date')
    .addOption(language())
    .addOption(json())
    .action(async (id: string, options: ExplainOptions) =>
      (await import('./commands/explain.ts')).explain(id, options),
    );
  foreshock
    .command('verify [warningId]')
    .description('take a decision again from the log, and compare it byte for byte with what was published')
    .option('--all', 'every decision: warnings, assessments, rating changes, actions')
    .addOption(json())
    .action(async (warningId: string | undefined, options: VerifyOptions) =>
      (await import('./commands/verify.ts')).verify(warningId, options),
    );
  foreshock
    .command('reconcile')
    .description('compare the published indicators with those that plain SQL makes of the raw events')
    .option('--date <date>', 'business date, as known at its end; the present one if not given')
    .option('--sample <n>', 'that many customers instead of all')
    .addOption(language())
    .addOption(json())
    .action(async (options: ReconcileCommandOptions) =>
      (await import('./commands/reconcile.ts')).reconcileCommand(options),
    );
  addDlq(foreshock);
  addAlerts(foreshock);
  addCases(foreshock);
  addSilence(foreshock);
  foreshock
    .command('erase <customer>')
    .description("destroy a customer's key: his contact data is gone wherever it lies; figures stay")
    .requiredOption('--by <name>', 'who does it, for the audit')
    .requiredOption('--reason <text>', 'why, for the audit')
    .addOption(json())
    .action(async (customer: string, options: EraseOptions) =>
      (await import('./commands/erase.ts')).erase(customer, options),
    );
  addAudit(foreshock);
  addKeys(foreshock);
  addJudge(foreshock);
  addModel(foreshock);
  addEffectiveness(foreshock);
  addPolicy(foreshock);
  addScenarios(foreshock);
  addDocuments(foreshock);
  addBacktest(foreshock);
  addPolicyLife(policyCommand(foreshock));
  foreshock
    .command('rebuild')
    .description("build the monitor's state anew, compare it with its snapshots, and replace them")
    .option('--partition <n>', 'that partition instead of all')
    .addOption(
      new Option(
        '--from <source>',
        'what to build from; the log, or its copy where the log was shortened',
      ).choices(['log', 'clickhouse', 'snapshot']),
    )
    .option('--verify', 'only compare')
    .addOption(language())
    .addOption(json())
    .action(async (options: RebuildOptions) => (await import('./commands/rebuild.ts')).rebuild(options));
  foreshock
    .command('reset')
    .description('stop the local stack and delete its data')
    .option('--yes', 'do not ask')
    .addOption(json())
    .action(async (options: ResetOptions) => (await import('./commands/reset.ts')).reset(options));
  return foreshock;
}
