import {
  spreadOf,
  type ColumnName,
  type MissingValues,
  type Quality,
  type Spread,
  type Trained,
} from '@foreshock/scorecard-training';

/** What a model is, how it was made and how well it does, as data; shares and probabilities are 0 to 1. */
export interface ModelCard {
  readonly data: {
    readonly file: string;
    readonly rows: number;
    readonly bads: number;
    readonly label: string;
  };
  readonly split: { readonly by: string; readonly seed: number | null; readonly testShare: number };
  readonly missing: MissingValues;
  readonly scale: Trained['card']['scale'];
  readonly base: number;
  readonly intercept: number;
  readonly characteristics: readonly {
    readonly column: string;
    readonly id: string;
    readonly title: string;
    readonly informationValue: number;
    readonly coefficient: number;
    readonly standardError: number;
    /** The lowest bin first, then the missing values with `from` and `to` null and `missing` true. */
    readonly bins: readonly CardBin[];
  }[];
  readonly train: Quality;
  readonly test: Quality;
  readonly calibration: Trained['calibration'];
  readonly psi: number;
  /** The test part's AUC over all splits. */
  readonly testAuc: Spread & { readonly splits: readonly number[] };
}

interface CardBin {
  readonly from: number | null;
  readonly to: number | null;
  readonly missing: boolean;
  readonly goods: number;
  readonly bads: number;
  readonly woe: number;
  readonly points: number;
}

/** The card of the first model; the others, made alike on other splits, show the spread of its figure. */
export function toCard(
  about: Pick<ModelCard, 'data' | 'split' | 'missing'>,
  models: readonly [Trained, ...Trained[]],
  names: ReadonlyMap<string, ColumnName>,
): ModelCard {
  const [{ card, selected, train, test, calibration, psi }] = models;
  const splits = models.map((model) => model.test.auc);
  return {
    ...about,
    scale: card.scale,
    base: card.base,
    intercept: selected.fit.intercept,
    characteristics: card.characteristics.map(({ name }, index) => ({
      column: name,
      id: names.get(name)?.id ?? name,
      title: names.get(name)?.title ?? name,
      informationValue: selected.characteristics[index]!.informationValue,
      coefficient: selected.fit.coefficients[index]!,
      standardError: selected.fit.standardErrors[index]!,
      bins: binsOf(models[0], index),
    })),
    ...{ train, test, calibration, psi },
    testAuc: { ...spreadOf(splits), splits },
  };
}

function binsOf({ card, selected }: Trained, index: number): CardBin[] {
  const { bins, missing } = selected.characteristics[index]!;
  const points = card.characteristics[index]!;
  const finite = (edge: number) => (Number.isFinite(edge) ? edge : null);
  return [
    ...bins.map(({ from, to, ...bin }, at) => ({
      ...{ from: finite(from), to: finite(to), missing: false, ...bin },
      points: points.points[at]!,
    })),
    { from: null, to: null, missing: true, ...missing, points: points.missing },
  ];
}
