import { Option, type Command } from 'commander';
import type { ActOptions, ActivateOptions, RollbackOptions } from './acts.ts';
import type { ListOptions } from './list.ts';
import type { ProposeOptions } from './propose.ts';
import type { ShadowOptions } from './shadow.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const language = () =>
  new Option('--lang <language>', 'language of headings and sentences').choices(['en', 'zh']).default('en');
const note = () => new Option('--note <text>', 'why, for the audit');
const by = () => new Option('--by <name>', 'who does it, for the audit').makeOptionMandatory();

/** `foreshock policy …`: from a proposal to what is in force, and back. */
export function addPolicyLife(policy: Command): void {
  policy
    .command('propose <file>')
    .description('put a version of a policy up for approval; the file is checked first')
    .option('--by <name>', "its author; the machine's user if not given")
    .addOption(note())
    .addOption(json())
    .action(async (file: string, options: ProposeOptions) =>
      (await import('./propose.ts')).propose(file, options),
    );
  policy
    .command('approve <policyId@version>')
    .description('approve a version that another person proposed')
    .addOption(by())
    .addOption(note())
    .addOption(json())
    .action(async (name: string, options: ActOptions) => (await import('./acts.ts')).approve(name, options));
  policy
    .command('activate <policyId@version>')
    .description(
      'put an approved version in force, without a restart: it decides, or is compared as the shadow',
    )
    .addOption(
      new Option('--mode <mode>', 'live: it decides from now on; shadow: it is compared with the live one')
        .choices(['live', 'shadow'])
        .makeOptionMandatory(),
    )
    .addOption(by())
    .addOption(note())
    .addOption(json())
    .action(async (name: string, options: ActivateOptions) =>
      (await import('./acts.ts')).activate(name, options),
    );
  policy
    .command('deactivate-shadow')
    .description('compare the shadow policy no longer')
    .addOption(by())
    .addOption(note())
    .addOption(json())
    .action(async (options: ActOptions) => (await import('./acts.ts')).deactivateShadow(options));
  policy
    .command('rollback')
    .description('put the version that was live before in force again; it was approved then')
    .option('--to <version>', 'that version, which was live; else the one before the present one')
    .addOption(by())
    .addOption(note())
    .addOption(json())
    .action(async (options: RollbackOptions) => (await import('./acts.ts')).rollback(options));
  addViews(policy);
}

function addViews(policy: Command): void {
  policy
    .command('list')
    .description('every version that was proposed, and what it is now')
    .addOption(language())
    .addOption(json())
    .action(async (options: ListOptions) => (await import('./list.ts')).list(options));
  policy
    .command('show [policyId@version]')
    .description('a version with its history and its file; the live one if not given')
    .addOption(language())
    .addOption(json())
    .action(async (name: string | undefined, options: ListOptions) =>
      (await import('./show.ts')).show(name, options),
    );
  policy
    .command('shadow')
    .description('where the shadow policy says something else than the live one')
    .option('--customer <id>', 'one customer, with how it came about')
    .option('--limit <n>', 'how many customers, those with the largest exposure first', '20')
    .option('--report <file>', 'write a report (.html or .md) instead')
    .addOption(language())
    .addOption(json())
    .action(async (options: ShadowOptions) => (await import('./shadow.ts')).shadow(options));
}
