/** Score from log odds: score = offset + factor × ln(odds), with factor = PDO / ln 2, offset = score₀ − factor × ln(odds₀). */
export interface Scaling {
  readonly factor: number;
  readonly offset: number;
}

/** The scaling at which odds of `odds`:1 score `score`, and `pdo` more points double the odds (Siddiqi, "Credit Risk Scorecards"). */
export function scaling(target: {
  readonly pdo: number;
  readonly score: number;
  readonly odds: number;
}): Scaling {
  const factor = target.pdo / Math.LN2;
  return { factor, offset: target.score - factor * Math.log(target.odds) };
}

/** Expected loss in minor units: PD × LGD × EAD, rounded to the unit; a credit balance has none. */
export function expectedLossMinor(pd: number, lgd: number, exposureMinor: number): number {
  return Math.round(pd * lgd * Math.max(0, exposureMinor));
}
