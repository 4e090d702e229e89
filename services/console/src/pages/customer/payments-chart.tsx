import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '@foreshock/api/model';
import { colours } from '../../charts/colours.ts';
import { LazyChart } from '../../charts/lazy-chart.tsx';
import type { ChartOption } from '../../charts/option.ts';
import { dateText } from '../../format/dates.ts';
import { numberText } from '../../format/numbers.ts';

interface Point {
  readonly date: string;
  readonly daysLate: number;
  readonly invoiceId: string;
}

/** Every payment against its due date: above the line late, below it early. */
export function PaymentsChart({ invoices }: { readonly invoices: readonly Invoice[] }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { good, bad, soft } = colours(useComputedColorScheme('light'));
  const option = useMemo((): ChartOption => {
    const points = invoices
      .flatMap(({ invoiceId, payments }) =>
        payments.map(({ paymentDate, daysLate }): Point => ({ date: paymentDate, daysLate, invoiceId })),
      )
      .sort((a, b) => a.date.localeCompare(b.date));
    return {
      tooltip: {
        formatter: (item) => {
          const { dataIndex } = item as unknown as { dataIndex: number };
          const point = points[dataIndex];
          if (point === undefined) return '';
          return `${point.invoiceId}\n${dateText(point.date, language)}: ${t('customer.daysLate', { count: point.daysLate })}`;
        },
      },
      xAxis: { type: 'category', data: points.map(({ date }) => dateText(date, language)) },
      yAxis: { type: 'value', axisLabel: { formatter: (days: number) => numberText(days, language) } },
      series: [
        {
          type: 'bar',
          barMaxWidth: 14,
          data: points.map(({ daysLate }) => ({
            value: daysLate,
            itemStyle: { color: daysLate > 0 ? bad : good },
          })),
        },
        {
          type: 'line',
          data: points.map(() => 0),
          symbol: 'none',
          lineStyle: { color: soft, width: 1 },
          silent: true,
        },
      ],
    };
  }, [invoices, t, language, good, bad, soft]);
  return <LazyChart label={t('customer.payments')} option={option} />;
}
