import { Option, type Command } from 'commander';
import type { VerifyAuditOptions } from './verify.ts';

/** `foreshock audit …`: the trace of who did what. */
export function addAudit(foreshock: Command): void {
  const command = foreshock.command('audit').description('who did what to the system');
  command
    .command('verify')
    .description('hold every entry against its seal: changed, dropped, added or moved ones are named')
    .option('--head <partition:hash...>', 'ends of chains kept elsewhere: a chain cut off before them shows')
    .addOption(new Option('--lang <language>', 'language').choices(['en', 'zh']).default('en'))
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .addHelpText(
      'after',
      '\nExit code 1 when anything was tampered with. Keep the heads that it prints somewhere else.',
    )
    .action(async (options: VerifyAuditOptions) => (await import('./verify.ts')).verify(options));
}
