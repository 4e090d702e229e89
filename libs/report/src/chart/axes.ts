/** Labels along an axis. */
export const labelAxis = (labels: readonly string[], axisLabel: object) => ({
  type: 'category',
  data: [...labels],
  axisLabel: { color: 'currentColor', ...axisLabel },
  axisLine: { lineStyle: { color: 'currentColor', opacity: 0.4 } },
  axisTick: { show: false },
});

/** An axis that counts; from 0 on, or of a level of which 0 says nothing, near its values. */
export const valueAxis = (unit: string | undefined, isLevel = false) => ({
  scale: isLevel,
  type: 'value',
  name: unit,
  nameTextStyle: { color: 'currentColor', align: 'left' },
  axisLabel: { color: 'currentColor' },
  splitLine: { lineStyle: { color: 'currentColor', opacity: 0.15 } },
});
