/** Inverse of a square matrix by Gauss–Jordan with row pivots; null where it is singular. */
export function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    const pivot = largestIn(rows, column);
    if (Math.abs(rows[pivot]![column]!) < 1e-12) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const divisor = rows[column]![column]!;
    const leading = rows[column]!.map((value) => value / divisor);
    rows.forEach((row, at) => {
      const times = row[column]!;
      rows[at] = at === column ? leading : row.map((value, j) => value - times * leading[j]!);
    });
  }
  return rows.map((row) => row.slice(size));
}

function largestIn(rows: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let row = column + 1; row < rows.length; row++)
    if (Math.abs(rows[row]![column]!) > Math.abs(rows[best]![column]!)) best = row;
  return best;
}
