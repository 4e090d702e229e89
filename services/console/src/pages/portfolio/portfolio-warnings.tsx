import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortfolioWarningPage } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Severity } from '../../parts/severity.tsx';
import { useAsOf } from '../../shell/as-of.ts';

const SHOWN = 6;

/** Warnings about segments, industries, regions and the whole, up to the date. */
export function PortfolioWarnings() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const warnings = useApi<PortfolioWarningPage>('/v1/portfolio/warnings', { to: asOf, limit: SHOWN });
  return (
    <Card title={t('portfolio.warnings')}>
      <Answer of={warnings}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed">{t('portfolio.noWarnings')}</Text>
          ) : (
            items.map((warning) => (
              <Group key={warning.warningId} gap="sm" wrap="nowrap" align="flex-start" mb="sm">
                <Severity level={warning.severity} />
                <div>
                  <Text fw={600}>
                    {warning.title}
                    {warning.member !== '' && ` · ${warning.member}`}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t('warning.since')} <Day of={warning.raisedOn} /> · {warning.nextStep}
                  </Text>
                </div>
              </Group>
            ))
          )
        }
      </Answer>
    </Card>
  );
}
