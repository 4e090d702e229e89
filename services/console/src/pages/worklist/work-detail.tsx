import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WarningExplanation } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Money } from '../../parts/money.tsx';
import { Severity } from '../../parts/severity.tsx';
import type { WorkItem } from './work-items.ts';

const SENTENCES_SHOWN = 6;

/** Why a case is here and what to do next, before anything is opened. */
export function WorkDetail({ item }: { readonly item: WorkItem }) {
  const { t } = useTranslation();
  const { first } = item;
  const why = useApi<WarningExplanation>(
    `/v1/warnings/${encodeURIComponent(first.warningId)}/explanation`,
    {},
    { keep: true },
  );
  return (
    <Card title={item.customerId} aside={<Severity level={item.severity} />}>
      <Stack gap="md">
        <Group gap="xl">
          <div>
            <Text size="sm" c="dimmed">
              {t('worklist.atStake')}
            </Text>
            <Text fz="h3" fw={650}>
              <Money of={item.atStake} />
            </Text>
          </div>
          <Text size="sm" c="dimmed" style={{ flex: 1, minWidth: '12rem' }}>
            {t('worklist.priority', {
              priority: first.priority,
              severity: t(`severity.${first.severity}`),
              likelihood: t(`likelihood.${first.likelihood as 'HIGH'}`),
            })}
          </Text>
        </Group>
        <div>
          <Text fw={600}>{t('worklist.next')}</Text>
          <Text>{first.nextStep}</Text>
        </div>
        <div>
          <Text fw={600}>
            {t('worklist.why')}: {first.title}
          </Text>
          <Answer of={why} lines={3}>
            {({ sentences }) => (
              <List size="sm" mt={4} spacing={2}>
                {sentences.slice(0, SENTENCES_SHOWN).map((sentence) => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            )}
          </Answer>
        </div>
        <Button
          renderRoot={(props) => (
            <Link to="/customers/$customerId" params={{ customerId: item.customerId }} {...props} />
          )}
          rightSection={<ArrowRight size={16} aria-hidden />}
        >
          {t('worklist.open')}
        </Button>
      </Stack>
    </Card>
  );
}
