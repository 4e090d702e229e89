import { Option, type Command } from 'commander';
import type { OutputOptions } from '../../output/print.ts';
import type { AddOptions } from './add.ts';
import type { EndOptions } from './end.ts';
import type { ListOptions } from './list.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** `foreshock silence …`: what people are not told for a while. */
export function addSilence(foreshock: Command): void {
  const command = foreshock.command('silence').description('what people are not told for a while');
  command
    .command('add')
    .description('set a silence, or plan maintenance; what is still open at its end is announced then')
    .requiredOption(
      '--match <name=value>',
      'what it is about, for example owner=collector-7 or severity=LOW,MEDIUM; several have to match all',
      collect,
    )
    .option('--from <time>', 'ISO time of its start; now if not given')
    .option('--until <time>', 'ISO time of its end')
    .option('--hours <n>', 'instead of --until: how long it lasts')
    .requiredOption('--by <name>', 'who answers for it')
    .requiredOption('--reason <text>', 'why')
    .addOption(json())
    .action(async (options: AddOptions) => (await import('./add.ts')).add(options));
  command
    .command('end <silenceId>')
    .description('end a silence before its time')
    .requiredOption('--by <name>', 'who ends it')
    .option('--reason <text>', 'why')
    .addOption(json())
    .action(async (silenceId: string, options: EndOptions) =>
      (await import('./end.ts')).end(silenceId, options),
    );
  command
    .command('list')
    .description('silences, the newest first')
    .addOption(new Option('--state <state>').choices(['planned', 'active', 'over', 'all']).default('active'))
    .addOption(json())
    .action(async (options: ListOptions & OutputOptions) => (await import('./list.ts')).list(options));
}
