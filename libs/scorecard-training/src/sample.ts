/** Customers with what was known of them and what became of them; every column is as long as `bad`. */
export interface Sample {
  /** Name → values; NaN is a missing value. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** 1 for a customer who turned out bad, 0 for a good one. */
  readonly bad: Uint8Array;
}

/** The rows at `indexes`, in this order. */
export function rowsOf(sample: Sample, indexes: readonly number[]): Sample {
  const columns = [...sample.columns].map(
    ([name, values]) => [name, Float64Array.from(indexes, (index) => values[index]!)] as const,
  );
  return { columns: new Map(columns), bad: Uint8Array.from(indexes, (index) => sample.bad[index]!) };
}
