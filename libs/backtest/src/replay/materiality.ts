/** From when an amount past due counts: it must be over both. */
export interface Materiality {
  /** Base currency minor units. */
  readonly moreThanMinor: number;
  /** Share of what is open. */
  readonly moreThanRatio: number;
}

export function isMaterial(
  { moreThanMinor, moreThanRatio }: Materiality,
  overdueCleanMinor: number,
  openMinor: number,
): boolean {
  return overdueCleanMinor > moreThanMinor && overdueCleanMinor > moreThanRatio * openMinor;
}
