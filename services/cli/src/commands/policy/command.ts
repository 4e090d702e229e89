import type { Command } from 'commander';

/** The command `foreshock policy`, whoever adds to it first. */
export function policyCommand(foreshock: Command): Command {
  const existing = foreshock.commands.find((command) => command.name() === 'policy');
  return (
    existing ?? foreshock.command('policy').description('risk policies: write, try, compare, put in force')
  );
}
