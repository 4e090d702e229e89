import { Option, type Command } from 'commander';
import type { OutputOptions } from '../../output/print.ts';
import type { IssueOptions, RotateOptions } from './keys.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');

/** `foreshock keys …`: who may ask the API. */
export function addKeys(foreshock: Command): void {
  const command = foreshock.command('keys').description('API keys: who may ask what');
  command
    .command('list')
    .description('keys, the newest first; never the keys themselves')
    .addOption(json())
    .action(async (options: OutputOptions) => (await import('./keys.ts')).list(options));
  command
    .command('issue <name>')
    .description('a new key; it is shown once')
    .requiredOption('--role <role...>', 'collector, analyst, manager, auditor, admin')
    .option('--owner <owner...>', 'sees the customers of these collectors only')
    .option('--region <region...>', 'sees the customers of these regions only')
    .option('--days <n>', 'days until it expires', '90')
    .addOption(json())
    .action(async (name: string, options: IssueOptions) => (await import('./keys.ts')).issue(name, options));
  command
    .command('rotate <id>')
    .description('a new key in the place of an old one, which stays good for a time')
    .option('--days <n>', 'days until the new one expires', '90')
    .option('--grace-hours <n>', 'hours that the old one stays good', '24')
    .addOption(json())
    .action(async (id: string, options: RotateOptions) => (await import('./keys.ts')).rotate(id, options));
  command
    .command('revoke <id>')
    .description('end a key, at once')
    .addOption(json())
    .action(async (id: string, options: OutputOptions) => (await import('./keys.ts')).revoke(id, options));
}
