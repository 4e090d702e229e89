/** A tenth of the customers by predicted probability: how many bad were expected and how many came. */
export interface CalibrationClass {
  readonly rows: number;
  /** Means, 0 to 1. */
  readonly predicted: number;
  readonly observed: number;
}

export interface Calibration {
  /** The least risky tenth first. */
  readonly classes: readonly CalibrationClass[];
  /**
   * Σ (observed − expected)² / (rows × p × (1 − p)) over the tenths (Hosmer and Lemeshow 1980). On rows that the fit has
   * not seen it has ten degrees of freedom: above 18.3 predictions and outcomes differ at the 5 % level.
   */
  readonly hosmerLemeshow: number;
  /** Mean squared distance of probability and outcome, 0 to 1; less is better (Brier 1950). */
  readonly brier: number;
}

const CLASSES = 10;

/** Holds predicted probabilities against what became of the customers; `bad` is 1 or 0. */
export function calibrationOf(predicted: readonly number[], bad: Uint8Array): Calibration {
  const rows = predicted.map((p, i) => ({ p, bad: bad[i]! })).sort((a, b) => a.p - b.p);
  const edge = (part: number) => Math.round((part * rows.length) / CLASSES);
  const classes = Array.from({ length: CLASSES }, (_, part) => rows.slice(edge(part), edge(part + 1)))
    .filter(({ length }) => length > 0)
    .map((members) => ({
      rows: members.length,
      predicted: mean(members.map(({ p }) => p)),
      observed: mean(members.map((row) => row.bad)),
    }));
  return {
    classes,
    hosmerLemeshow: distance(classes),
    brier: mean(rows.map((row) => (row.p - row.bad) ** 2)),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function distance(classes: readonly CalibrationClass[]): number {
  return classes.reduce(
    (sum, { rows, predicted: p, observed }) => sum + (rows * (observed - p) ** 2) / (p * (1 - p)),
    0,
  );
}
