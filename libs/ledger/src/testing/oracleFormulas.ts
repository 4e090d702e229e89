/* The formulas over month sales and days late, in another way than the ledger's. */

export function oracleCountback(
  open: bigint,
  salesOf: (month: number) => bigint,
): { days: number | null; isLowerBound: boolean } {
  const sales = Array.from({ length: 12 }, (_, month) => salesOf(month));
  const last = sales.findLastIndex((s) => s > 0n);
  if (last < 0) return { days: null, isLowerBound: false };
  if (open === 0n) return { days: 0, isLowerBound: false };
  let used = 0n;
  for (const [month, s] of sales.entries()) {
    if (s > 0n && open <= used + s)
      return { days: 30 * month + (30 * Number(open - used)) / Number(s), isLowerBound: false };
    used += s;
  }
  return { days: 30 * (last + 1), isLowerBound: true };
}

/** The payment index read off its published table. */
export function oracleIndex(days: number): number {
  const table = [
    [-30, 100],
    [-20, 90],
    [0, 80],
    [15, 70],
    [22, 60],
    [30, 50],
    [60, 40],
    [90, 30],
    [120, 20],
    [177, 1],
  ] as const;
  if (days <= -30) return 100;
  if (days >= 177) return 1;
  const next = table.findIndex(([d]) => d >= days);
  const [d1, i1] = table[next]!;
  const [d0, i0] = table[next - 1]!;
  return (i0 * (d1 - days) + i1 * (days - d0)) / (d1 - d0);
}
