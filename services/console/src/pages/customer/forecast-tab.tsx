import { List, SegmentedControl, Text, Timeline } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card, Cards } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAsOf } from '../../shell/as-of.ts';

const modes = ['no-payments', 'as-usual'] as const;
type Mode = (typeof modes)[number];

/** What comes when, if nothing is paid or if he pays as he usually does. */
export function ForecastTab({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [mode, setMode] = useState<Mode>('no-payments');
  const path = `/v1/customers/${encodeURIComponent(customerId)}/forecast`;
  const forecast = useApi<Forecast>(path, { mode, asOf }, { keep: true });
  return (
    <>
      <SegmentedControl
        mb="md"
        aria-label={t('forecast.mode')}
        value={mode}
        onChange={(value) => setMode(value)}
        data={modes.map((value) => ({ value, label: t(`forecast.${value}`) }))}
      />
      <Answer of={forecast}>{(answer) => <Course forecast={answer} />}</Answer>
    </>
  );
}

function Course({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { now, end, entries } = forecast;
  return (
    <>
      <Figures
        figures={[
          {
            name: t('forecast.grade'),
            value: (
              <>
                <Grade grade={now.grade} /> → <Grade grade={end.grade} />
              </>
            ),
          },
          {
            name: t('forecast.overdueThen'),
            value: <Money of={end.overdue} />,
            note: <Day of={forecast.until} />,
          },
          { name: t('forecast.lossNow'), value: <Money of={now.expectedLoss} /> },
          {
            name: t('forecast.lossThen'),
            value: <Money of={end.expectedLoss} />,
            note: <Day of={forecast.until} />,
          },
        ]}
      />
      <Cards>
        <Card title={t('forecast.course')}>
          {entries.length === 0 ? (
            <Notice title={t('forecast.nothing')} />
          ) : (
            <Timeline bulletSize={14} lineWidth={2}>
              {entries.map((entry) => (
                <Timeline.Item key={`${entry.date} ${entry.what}`} title={entry.what}>
                  <Text size="sm" c="dimmed">
                    <Day of={entry.date} /> · {entry.why}
                  </Text>
                  <Text size="sm">
                    {t('figure.overdue')} <Money of={entry.overdue} />
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Card>
        <Card title={t('forecast.assumptions')}>
          <List size="sm">
            {forecast.assumptions.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Card>
      </Cards>
    </>
  );
}
