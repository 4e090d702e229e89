import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSeries } from '@foreshock/api/model';
import { colours } from '../../charts/colours.ts';
import { LazyChart } from '../../charts/lazy-chart.tsx';
import type { ChartOption } from '../../charts/option.ts';
import { dateText } from '../../format/dates.ts';
import { majorOf, shortMoney } from '../../format/numbers.ts';
import { moneyIn } from './values.ts';

const buckets = ['notDue', 'ageing1To30', 'ageing31To60', 'ageing61To90', 'ageing91Plus'] as const;

/** What was open over a year, in layers from not due to long overdue. */
export function ExposureChart({ series }: { readonly series: CustomerSeries }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { ageing } = colours(useComputedColorScheme('light'));
  const option = useMemo((): ChartOption => {
    const layers = buckets.map((bucket, index) => ({
      name: t(`bucket.${bucket}`),
      type: 'line' as const,
      stack: 'open',
      step: 'end' as const,
      symbol: 'none',
      lineStyle: { width: 0 },
      areaStyle: { opacity: 0.9 },
      color: ageing[index],
      data: series.points.map(({ values }) => {
        const amount = moneyIn(values, bucket);
        return amount === null ? 0 : majorOf(amount);
      }),
    }));
    return {
      legend: {},
      grid: { left: 8, right: 16, top: 56, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value) => shortMoney(Number(value), language) },
      xAxis: { type: 'category', data: series.points.map(({ asOf }) => dateText(asOf, language)) },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => shortMoney(value, language) } },
      series: layers,
    };
  }, [series, t, language, ageing]);
  return <LazyChart label={t('customer.exposureOverTime')} option={option} />;
}
