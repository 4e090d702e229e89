/** Labels along an axis. */
export const labelAxis = (labels: readonly string[], axisLabel: object) => ({
  type: 'category',
  data: [...labels],
  axisLabel: { color: 'currentColor', ...axisLabel },
  axisLine: { lineStyle: { color: 'currentColor', opacity: 0.4 } },
  axisTick: { show: false },
});

/** An axis that counts. */
export const valueAxis = (unit: string | undefined) => ({
  type: 'value',
  name: unit,
  nameTextStyle: { color: 'currentColor', align: 'left' },
  axisLabel: { color: 'currentColor' },
  splitLine: { lineStyle: { color: 'currentColor', opacity: 0.15 } },
});
