/** Pearson's correlation of two columns of one length, −1 to 1; 0 where one of them does not vary. */
export function correlation(one: Float64Array, other: Float64Array): number {
  const [a, b] = [centred(one), centred(other)];
  const product = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const scale = Math.sqrt(product(a, a) * product(b, b));
  return scale === 0 ? 0 : product(a, b) / scale;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
