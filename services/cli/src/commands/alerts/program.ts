import { Option, type Command } from 'commander';
import type { OutputOptions } from '../../output/print.ts';
import type { ActOptions, ListOptions } from './deliveries.ts';
import type { EnableOptions } from './targets.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');

/** `foreshock alerts …`: how people are reached. */
export function addAlerts(foreshock: Command): void {
  const command = foreshock.command('alerts').description('how people are reached');
  addTest(command);
  addDeliveries(command);
  addTargets(command);
}

function addTest(command: Command): void {
  command
    .command('test <target>')
    .description(
      'send a message that says it is a test to one target of the routing file, over its real channel',
    )
    .addOption(json())
    .addHelpText(
      'after',
      '\nSettings as the service has them: FORESHOCK_ALERTS_ROUTING, …_CREDENTIALS (or …_CREDENTIALS_FILE), …_SECRETS, …_ALLOW_PRIVATE',
    )
    .action(async (target: string, options: OutputOptions) =>
      (await import('./test.ts')).testTarget(target, options),
    );
}

function addDeliveries(command: Command): void {
  command
    .command('list')
    .description('messages with their state, the last changed first')
    .addOption(
      new Option('--state <state>')
        .choices(['pending', 'delivered', 'failed', 'exhausted', 'all'])
        .default('all'),
    )
    .option('--target <name>', 'to one target')
    .option('--customer <id>', 'about one customer')
    .option('--limit <n>', 'how many', '20')
    .addOption(json())
    .action(async (options: ListOptions) => (await import('./deliveries.ts')).list(options));
  command
    .command('resend <deliveryId>')
    .description('send an exhausted message again, under the same id')
    .requiredOption('--by <name>', 'who does it')
    .addOption(json())
    .action(async (deliveryId: string, options: ActOptions) =>
      (await import('./deliveries.ts')).resend(deliveryId, options),
    );
}

function addTargets(command: Command): void {
  command
    .command('targets')
    .description('targets that are or were not sent to, because their receiver wanted no more')
    .addOption(json())
    .action(async (options: OutputOptions) => (await import('./targets.ts')).targets(options));
  command
    .command('enable <target>')
    .description('send to a target again; what waited for it goes out')
    .requiredOption('--by <name>', 'who does it')
    .option('--reason <text>', 'why')
    .addOption(json())
    .action(async (target: string, options: EnableOptions) =>
      (await import('./targets.ts')).enable(target, options),
    );
}
