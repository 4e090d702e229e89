import { Option, type Command } from 'commander';
import type { LetterOptions } from './letter.ts';
import type { CustomerReportOptions, PortfolioReportOptions } from './report.ts';

const language = () =>
  new Option('--language <language>', 'language of the document').choices(['en', 'zh']).default('en');
const out = () => new Option('--out <file>', 'file to write: .pdf or .html').makeOptionMandatory();
const json = () => new Option('--json', 'machine-readable output on standard output');

/** `foreshock letter` and `foreshock report`: papers for people. */
export function addDocuments(foreshock: Command): void {
  addLetter(foreshock);
  addReports(foreshock);
}

function addLetter(foreshock: Command): void {
  foreshock
    .command('letter <customer>')
    .description('write a letter to a customer into a file, for approval; nothing is sent')
    .addOption(
      new Option(
        '--kind <kind>',
        'friendly reminder, firm demand, last notice before legal action, statement of account',
      )
        .choices(['reminder-1', 'reminder-2', 'reminder-3', 'statement'])
        .makeOptionMandatory(),
    )
    .addOption(out())
    .option('--addresses <file>', 'where customers are written to (YAML: customer id: list of lines)')
    .option(
      '--date <date>',
      'as his account stood at the end of that business date; the present one if not given',
    )
    .option('--from <date>', 'first day of a statement; 90 days back if not given')
    .option('--final', 'without the mark of a draft')
    .addOption(language())
    .addOption(json())
    .action(async (customer: string, options: LetterOptions) =>
      (await import('./letter.ts')).letterCommand(customer, options),
    );
}

function addReports(foreshock: Command): void {
  const report = foreshock.command('report').description('write a risk report into a file');
  report
    .command('customer <id>')
    .description('one customer: grade and score, exposure, payments, warnings, limit, what would follow')
    .addOption(out())
    .option('--date <date>', 'as known at the end of that business date; the present one if not given')
    .addOption(language())
    .addOption(json())
    .action(async (id: string, options: CustomerReportOptions) =>
      (await import('./report.ts')).customerReportCommand(id, options),
    );
  report
    .command('portfolio')
    .description('all customers: exposure, ageing, rates, migration, concentration, losses, warnings')
    .addOption(out())
    .option('--date <date>', 'as known at the end of that business date; the present one if not given')
    .option('--since <date>', 'the day to compare with; 90 days before if not given')
    .addOption(language())
    .addOption(json())
    .action(async (options: PortfolioReportOptions) =>
      (await import('./report.ts')).portfolioReportCommand(options),
    );
}
