import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioSeries } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { colours } from '../../charts/colours.ts';
import { LazyChart } from '../../charts/lazy-chart.tsx';
import type { ChartOption } from '../../charts/option.ts';
import { dateText } from '../../format/dates.ts';
import { majorOf, shortMoney } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { useAsOf } from '../../shell/as-of.ts';

const POINTS = 27;
const buckets = ['notDue', '1-30', '31-60', '61-90', '91+'] as const;

/** The whole portfolio over a year, in layers of age. */
export function OverTime() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const series = useApi<PortfolioSeries>('/v1/portfolio/series', { by: 'all', to: asOf, points: POINTS });
  return (
    <Card title={t('portfolio.ageing')} note={t('portfolio.ageingNote')} wide>
      <Answer of={series}>{(answer) => <Layers series={answer} />}</Answer>
    </Card>
  );
}

function Layers({ series }: { readonly series: PortfolioSeries }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { ageing } = colours(useComputedColorScheme('light'));
  const option = useMemo((): ChartOption => {
    const amount = (point: PortfolioSeries['points'][number], bucket: string): number => {
      const found = point.members[0]?.ageing.find((one) => one.bucket === bucket);
      return found === undefined ? 0 : majorOf(found.amount);
    };
    return {
      legend: {},
      grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value) => shortMoney(Number(value), language) },
      xAxis: { type: 'category', data: series.points.map(({ asOf }) => dateText(asOf, language)) },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => shortMoney(value, language) } },
      series: buckets.map((bucket, index) => ({
        name: t(`ageing.${bucket}`),
        type: 'bar' as const,
        stack: 'open',
        barMaxWidth: 26,
        color: ageing[index],
        data: series.points.map((point) => amount(point, bucket)),
      })),
    };
  }, [series, t, language, ageing]);
  return <LazyChart label={t('portfolio.ageingNote')} option={option} height={260} />;
}
