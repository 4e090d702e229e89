import { Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '@foreshock/api/model';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { Severity } from '../../parts/severity.tsx';
import { CaseActs } from '../customer/case-acts.tsx';

/** Why a case stands where it does, what to do next, and how to say that it was done. */
export function CaseDetailCard({ item }: { readonly item: CaseSummary }) {
  const { t } = useTranslation();
  return (
    <Card title={item.customerName ?? item.customerId} aside={<Severity level={item.severity} />}>
      <Stack gap="md">
        <Group gap="xl">
          <Fact name={t('worklist.atStake')}>
            <Money of={item.priority.atStake} />
          </Fact>
          <Fact name={t('figure.overdue')}>
            <Money of={item.overdue} />
          </Fact>
          <Fact name={t('grade')}>
            <Grade grade={item.grade} />
          </Fact>
        </Group>
        <div>
          <Text fw={600}>{t('worklist.next')}</Text>
          <Text>{item.nextStep}</Text>
        </div>
        <div>
          <Text fw={600}>
            {t('worklist.why')}: {item.title}
          </Text>
          <Text size="sm">{item.priority.text}</Text>
          <List size="sm" mt={4}>
            {item.priority.factors.map(({ name, text }) => (
              <List.Item key={name}>{text}</List.Item>
            ))}
          </List>
          {item.promise !== null && (
            <Text size="sm" mt={4}>
              {t(`promise.${item.promise.state}`)} <Day of={item.promise.promisedDate} />
            </Text>
          )}
        </div>
        <CaseActs item={item} />
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

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz="h4" fw={650} component="div">
        {children}
      </Text>
    </div>
  );
}
