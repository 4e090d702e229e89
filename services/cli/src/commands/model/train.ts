import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  toFragment,
  toSample,
  train,
  type ColumnName,
  type MissingValues,
  type Sample,
  type Split,
  type TextTable,
  type Trained,
  type TrainingOptions,
} from '@foreshock/scorecard-training';
import { stringify } from 'yaml';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { toCard, type ModelCard } from './card.ts';
import { cardText } from './card-text.ts';
import { readData, usable } from './read-data.ts';
import { readNames } from './read-names.ts';
import { settingsOf, type TrainSettings } from './settings.ts';
import { splitsOf, type SplitOptions } from './splits.ts';
import type { Language } from './words.ts';

export interface TrainCommandOptions
  extends OutputOptions, SplitOptions, Readonly<Record<keyof TrainSettings, string>> {
  readonly label: string;
  readonly out: string;
  readonly bad: string;
  readonly names?: string;
  readonly characteristics?: string;
  readonly missing: MissingValues;
  readonly lang: Language;
}

/** Fits a scorecard and writes `scorecard.yaml`, `model-card.md` and `model-card.json` into the folder `out`. */
export function trainCommand(options: TrainCommandOptions): void {
  const settings = settingsOf(options);
  const table = readData(options.data);
  const names = readNames(options.names);
  const training = trainingOptions(options, settings, table, names);
  const sample = usable(toSample(table, training.candidates, options.label, options.bad), options.data);
  const models = modelsOf(sample, splitsOf(table, options, settings), training);
  const card = toCard(about(options, settings, sample), models, names);
  const text = cardText(card, options.lang);
  mkdirSync(options.out, { recursive: true });
  write(options.out, 'scorecard.yaml', stringify(toFragment(models[0].card, names), { lineWidth: 110 }));
  write(options.out, 'model-card.md', text);
  write(options.out, 'model-card.json', `${JSON.stringify(card, null, 2)}\n`);
  print(options, card, () => text.trimEnd());
}

function trainingOptions(
  options: TrainCommandOptions,
  settings: TrainSettings,
  { columns }: TextTable,
  names: ReadonlyMap<string, ColumnName>,
): TrainingOptions {
  const chosen = options.characteristics?.split(',').map((column) => column.trim());
  const named = options.names === undefined ? columns : [...names.keys()];
  const notCandidates = [options.label, options.entity, options.split];
  return {
    candidates: chosen ?? named.filter((column) => !notCandidates.includes(column)),
    chosen: chosen !== undefined,
    maxBins: settings.maxBins,
    missing: options.missing,
    limits: {
      minInformationValue: settings.minIv,
      maxCorrelation: settings.maxCorrelation,
      maxCharacteristics: settings.maxCharacteristics,
    },
    scale: { pdo: settings.pdo, score: settings.baseScore, odds: settings.baseOdds },
  };
}

function modelsOf(
  sample: Sample,
  splits: readonly Split[],
  training: TrainingOptions,
): [Trained, ...Trained[]] {
  try {
    const models = splits.map((split) => train(sample, split, training));
    const first = models[0];
    if (first !== undefined && first.card.characteristics.length > 0) return [first, ...models.slice(1)];
  } catch (error) {
    if (error instanceof RangeError) throw new Exit(EXIT.failed, error.message);
    throw error;
  }
  throw new Exit(EXIT.failed, 'no characteristic is strong enough; lower --min-iv, or name them');
}

function about(
  { data, label, split, missing }: TrainCommandOptions,
  { seed, testShare }: TrainSettings,
  { bad }: Sample,
): Pick<ModelCard, 'data' | 'split' | 'missing'> {
  const bads = bad.reduce((sum, one) => sum + one, 0);
  return {
    data: { file: basename(data), rows: bad.length, bads, label },
    split: { by: split, seed: split === 'random' ? seed : null, testShare },
    missing,
  };
}

const write = (folder: string, name: string, text: string): void => writeFileSync(join(folder, name), text);
