import { Option, type Command } from 'commander';
import type { AssessOptions } from './assess.ts';
import type { ForecastOptions } from './forecast.ts';
import type { WhatIfOptions } from './what-if.ts';

const json = () => new Option('--json', 'machine-readable output on standard output');
const asOf = () => new Option('--as-of <date>', 'begin where he stood at the end of that business date');
const language = () =>
  new Option('--lang <language>', 'language of titles and sentences').choices(['en', 'zh']).default('en');

/** `foreshock forecast`, `what-if`, `assess`: what would be decided, with nothing written. */
export function addScenarios(foreshock: Command): void {
  addForecast(foreshock);
  addWhatIf(foreshock);
  addAssess(foreshock);
}

function addForecast(foreshock: Command): void {
  foreshock
    .command('forecast <customer>')
    .description(
      'which warning, downgrade or action comes when, and the money at stake then; nothing is written',
    )
    .option('--no-payments', 'nothing is paid from today on (this is the default)')
    .option('--as-usual', 'each open invoice is paid when this customer usually pays')
    .option('--until <date>', 'how far, at most 730 days; 120 days on if not given')
    .addOption(asOf())
    .addOption(language())
    .addOption(json())
    .action(async (customer: string, options: ForecastOptions) =>
      (await import('./forecast.ts')).forecastCommand(customer, options),
    );
}

function addWhatIf(foreshock: Command): void {
  const collect = (value: string, before: string[] = []) => [...before, value];
  foreshock
    .command('what-if <customer>')
    .description('grade, score, limit and rules before and after something would happen; nothing is written')
    .option('--order <amount>', 'he orders for so much', collect)
    .option('--invoice <amount>', 'he is invoiced so much', collect)
    .option('--due <date>', 'when that invoice is due; 30 days on if not given')
    .option('--payment <amount>', 'he pays so much, the oldest due first', collect)
    .option('--invoice-id <id>', 'that payment is for this invoice')
    .option('--limit <amount>', 'his limit becomes this')
    .option('--insurance <amount>', 'so much is insured beside what is insured already')
    .option('--guarantee <amount>', 'so much is guaranteed beside what is guaranteed already')
    .option('--until <date>', 'last day of the insurance and the guarantee; no end if not given')
    .option('--rating-pd <pd>', 'an outside rating with this probability of default, 0 to 1')
    .option('--dispute <invoice>', 'this invoice is disputed', collect)
    .option('--settle <invoice>', 'the dispute about this invoice is settled', collect)
    .option('--events <file>', "events in intake's JSON form, one a line")
    .option('--currency <code>', 'of order, invoice and payment; the base currency if not given')
    .option('--on <date>', 'the day on which it happens; the business date if not given')
    .addOption(asOf())
    .addOption(language())
    .addOption(json())
    .action(async (customer: string, options: WhatIfOptions) =>
      (await import('./what-if.ts')).whatIfCommand(customer, options),
    );
}

function addAssess(foreshock: Command): void {
  foreshock
    .command('assess')
    .description(
      'grade, limit and terms of a new customer, and what a better grade would take; nothing is written',
    )
    .requiredOption('--new <file>', 'what is known of him (YAML or JSON)')
    .option(
      '--policy <file>',
      'by this policy (or `default`), with no service running; the one in force if not given',
    )
    .option('--on <date>', 'as of this day; today if not given')
    .addOption(language())
    .addOption(json())
    .action(async (options: AssessOptions) => (await import('./assess.ts')).assessCommand(options));
}
