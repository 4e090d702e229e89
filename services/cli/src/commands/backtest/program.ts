import { OUTCOME_KINDS } from '@foreshock/backtest';
import { Option, type Command } from 'commander';
import type { BacktestOptions } from './backtest.ts';
import type { ExportLogOptions } from './export-log.ts';

/** `foreshock backtest` and the export of the log that it can read. */
export function addBacktest(foreshock: Command): void {
  foreshock
    .command('backtest')
    .description(
      'what a draft policy would have said on the log so far, beside the live one; nothing is published',
    )
    .requiredOption('--policy <file>', 'the draft (YAML)')
    .option('--against <policy>', 'a policy file, or the policies that were live on the log', 'live')
    .option('--source <source>', 'clickhouse, kafka, or a file that export-log wrote', 'clickhouse')
    .option('--from <date>', 'first business date that counts; what was before it is known and not counted')
    .option('--to <date>', 'last business date that is read')
    .option('--horizon <days>', 'within which an outcome has to follow a warning', '90')
    .addOption(
      new Option('--outcome <kind>', 'what rules, scores and costs are measured against')
        .choices(OUTCOME_KINDS)
        .default('default'),
    )
    .option('--costs <file>', 'what warnings cost and save (YAML); assumptions if not given')
    .option('--html <file>', 'the report as one page, with charts')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['en', 'zh']).default('en'))
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .action(async (options: BacktestOptions) => (await import('./backtest.ts')).backtest(options));
  foreshock
    .command('export-log <file>')
    .description('write the log into a compact file, to backtest elsewhere')
    .addOption(
      new Option('--source <source>', 'where the log is read')
        .choices(['clickhouse', 'kafka'])
        .default('clickhouse'),
    )
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .action(async (file: string, options: ExportLogOptions) =>
      (await import('./export-log.ts')).exportLogCommand(file, options),
    );
}
