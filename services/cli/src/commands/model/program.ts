import { Option, type Command } from 'commander';
import type { TrainCommandOptions } from './train.ts';

/** `foreshock model …`: scorecards learnt from data. */
export function addModel(foreshock: Command): void {
  const model = foreshock.command('model').description('scorecards learnt from labelled data');
  model
    .command('train')
    .description('fit a scorecard on labelled data; write it in the policy language, with a model card')
    .requiredOption('--data <file>', 'ARFF or CSV with a header; also gzipped (.gz)')
    .requiredOption('--label <column>', 'the column that says who turned out bad')
    .requiredOption('--out <folder>', 'where scorecard.yaml, model-card.md and model-card.json go')
    .option('--bad <value>', "the label's value for bad", '1')
    .option('--names <file>', 'what columns are called in the policy (YAML); others are no candidates then')
    .option('--characteristics <columns>', 'these columns, separated by commas, instead of the strongest')
    .option('--max-bins <n>', 'most bins of a characteristic', '6')
    .option('--max-characteristics <n>', 'most characteristics', '12')
    .option('--min-iv <value>', 'least information value', '0.1')
    .option('--max-correlation <value>', 'largest correlation between two characteristics', '0.7')
    .addOption(
      new Option('--missing <how>', 'points of missing values: as learnt, or 0')
        .choices(['learnt', 'neutral'])
        .default('learnt'),
    )
    .option('--split <how>', '"random", or a column of times or numbers: test on the latest', 'random')
    .option('--entity <column>', 'rows of one value stay together in a random split; equal rows if not given')
    .option('--seed <n>', 'of the random split', '1')
    .option('--repeats <n>', 'further random splits, with the following seeds, to show the spread', '10')
    .option('--test-share <share>', 'share of the rows that is held out', '0.3')
    .option('--pdo <points>', 'points that double the odds', '20')
    .option('--base-score <points>', 'the score at the base odds', '600')
    .option('--base-odds <odds>', 'good customers to a bad one', '50')
    .addOption(new Option('--lang <language>', 'language of the card').choices(['en', 'zh']).default('en'))
    .addOption(new Option('--json', 'machine-readable output on standard output'))
    .action(async (options: TrainCommandOptions) => (await import('./train.ts')).trainCommand(options));
}
