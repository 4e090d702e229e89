import { Option, type Command } from 'commander';
import type { OutputOptions } from '../../output/print.ts';
import type { HandleOptions } from './handle.ts';
import type { ListOptions } from './list.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');

/** `foreshock dlq …`: what to do with records that broke the contract. */
export function addDlq(foreshock: Command): void {
  const command = foreshock.command('dlq').description('dead letters: records that broke the contract');
  command
    .command('list')
    .description('dead letters, oldest first, with how many there are of each reason')
    .addOption(
      new Option('--state <state>').choices(['open', 'replayed', 'discarded', 'all']).default('open'),
    )
    .option('--reason <reason>', 'of one reason')
    .option('--limit <n>', 'how many', '50')
    .addOption(json())
    .action(async (options: ListOptions) => (await import('./list.ts')).list(options));
  command
    .command('show <id>')
    .description('why it broke, where it came from, what it holds, who did what with it')
    .addOption(json())
    .action(async (id: string, options: OutputOptions) => (await import('./show.ts')).show(id, options));
  handling(command.command('replay [ids...]'))
    .description('send them back to where they came from, byte for byte')
    .option('--why <text>', 'why, for the audit')
    .action(async (ids: string[], options: HandleOptions) =>
      (await import('./handle.ts')).replay(ids, options),
    );
  handling(command.command('discard [ids...]'))
    .description('set them aside for good; their bytes stay')
    .requiredOption('--why <text>', 'why, for the audit')
    .action(async (ids: string[], options: HandleOptions) =>
      (await import('./handle.ts')).discard(ids, options),
    );
}

function handling(command: Command): Command {
  return command
    .option('--all', 'all open ones')
    .option('--reason <reason>', 'the open ones of one reason')
    .option('--by <name>', "who does it, for the audit; the machine's user if not given")
    .option('--again', 'also such as were handled before')
    .addOption(json());
}
