import { Option, type Command } from 'commander';
import type { OutputOptions } from '../../output/print.ts';

/** `foreshock alerts …`: how people are reached. */
export function addAlerts(foreshock: Command): void {
  const command = foreshock.command('alerts').description('how people are reached');
  command
    .command('test <target>')
    .description(
      'send a message that says it is a test to one target of the routing file, over its real channel',
    )
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .addHelpText(
      'after',
      '\nSettings as the service has them: FORESHOCK_ALERTS_ROUTING, …_CREDENTIALS (or …_CREDENTIALS_FILE), …_SECRETS, …_ALLOW_PRIVATE',
    )
    .action(async (target: string, options: OutputOptions) =>
      (await import('./test.ts')).testTarget(target, options),
    );
}
