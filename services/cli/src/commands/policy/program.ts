import { Option, type Command } from 'commander';
import { policyCommand } from './command.ts';
import type { DiffOptions } from './diff.ts';
import type { ExplainPolicyOptions } from './explain.ts';
import type { LintOptions } from './lint.ts';
import type { OutputOptions } from '../../output/print.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const language = () =>
  new Option('--lang <language>', 'language of headings and sentences').choices(['en', 'zh']).default('en');

/** `foreshock policy …` on files: nothing has to run. */
export function addPolicy(foreshock: Command): void {
  const policy = policyCommand(foreshock);
  policy
    .command('lint <files...>')
    .description('errors and warnings, each with file, line and column; exit code 1 on an error')
    .option('--strict', 'warnings count as errors')
    .addOption(json())
    .action(async (files: readonly string[], options: LintOptions) =>
      (await import('./lint.ts')).lint(files, options),
    );
  policy
    .command('test [file]')
    .description('run the tests of a policy (TAP); of the default policy if no file is given')
    .option('--only <text>', 'tests whose name contains this')
    .addOption(json())
    .action(async (file: string | undefined, options: OutputOptions & { only?: string }) =>
      (await import('./test.ts')).test(file, options),
    );
  policy
    .command('diff <a> <b>')
    .description('what differs in meaning between two policies: files, or `live` for the one in force')
    .addOption(language())
    .addOption(json())
    .action(async (a: string, b: string, options: DiffOptions) =>
      (await import('./diff.ts')).diff(a, b, options),
    );
  policy
    .command('explain <file>')
    .description('a policy in sentences; with --indicators, what it makes of a customer')
    .option('--segment <id>', 'that segment alone')
    .option('--rule <id>', 'that rule alone')
    .option('--indicators <file>', 'values of one customer (YAML): indicators, signals, customer')
    .addOption(language())
    .addOption(json())
    .action(async (file: string, options: ExplainPolicyOptions) =>
      (await import('./explain.ts')).explainPolicy(file, options),
    );
}
