import { Option, type Command } from 'commander';
import type { JudgeOptions } from './event.ts';

/** `foreshock judge …`: a person's word on a customer's grade or limit. */
export function addJudge(foreshock: Command): void {
  foreshock
    .command('judge <customer>')
    .description("set a customer's grade or limit by judgement, or take that back")
    .option('--grade <grade>', "a grade of the policy's scale")
    .option('--limit <amount>', 'a credit limit, as 25000.00')
    .addOption(new Option('--withdraw <what>', 'take the judgement back').choices(['grade', 'limit']))
    .requiredOption('--reason <text>', 'why; it stands in every decision that follows')
    .option('--until <date>', 'the last day; how late it may be is for the policy')
    .option('--currency <code>', "of the limit; the policy's own if not given")
    .requiredOption('--by <name>', 'who decides')
    .option('--approved-by <name>', 'the second person, where the policy asks for one')
    .option('--on <date>', 'the day of the decision; the business date if not given')
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .addHelpText(
      'after',
      '\nExit codes: 0 it is in force, 2 wrong usage, 3 not running, 4 refused by the policy (what it says is printed)' +
        "\n\nExample:\n  foreshock judge 0379-NEVHP --grade C --reason 'Guarantee of the parent seen' --until 2014-03-31 --by analyst --approved-by manager",
    )
    .action(async (customerId: string, options: JudgeOptions) =>
      (await import('./judge.ts')).judge(customerId, options),
    );
}
