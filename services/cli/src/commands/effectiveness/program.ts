import { Option, type Command } from 'commander';
import type { EffectivenessOptions } from './effectiveness.ts';

/** `foreshock effectiveness`: what became of warnings. */
export function addEffectiveness(foreshock: Command): void {
  foreshock
    .command('effectiveness')
    .description('what became of warnings: recovered money, days won, false alarms, cost')
    .addOption(
      new Option(
        '--by <dimension>',
        'groups: rule, severity, recommended action, step taken, collector, size class',
      )
        .choices(['rule', 'severity', 'action', 'step', 'owner', 'segment'])
        .default('rule'),
    )
    .option('--from <date>', 'raised on or after')
    .option('--to <date>', 'raised on or before')
    .option('--horizon <days>', 'days within which outcomes count', '90')
    .option('--costs <file>', 'what work and money cost (YAML); assumptions if not given')
    .option('--html <file>', 'write a report as one HTML page')
    .addOption(
      new Option('--lang <language>', 'language of the tables and the page')
        .choices(['en', 'zh'])
        .default('en'),
    )
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .action(async (options: EffectivenessOptions) =>
      (await import('./effectiveness.ts')).effectivenessCommand(options),
    );
}
