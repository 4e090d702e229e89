import { Accordion, Group, List, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview, Warning, WarningExplanation } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Day } from '../../parts/day.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Severity } from '../../parts/severity.tsx';

/** Every warning of the customer; one that is opened shows rule, evidence and the events behind it. */
export function WarningsTab({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(customer.warnings[0]?.warningId ?? null);
  if (customer.warnings.length === 0) return <Notice title={t('warning.none')} />;
  return (
    <Accordion variant="separated" value={opened} onChange={setOpened}>
      {customer.warnings.map((warning) => (
        <Accordion.Item
          key={warning.warningId}
          value={warning.warningId}
          style={{ background: 'var(--card)' }}
        >
          <Accordion.Control>
            <Heading warning={warning} />
          </Accordion.Control>
          <Accordion.Panel>{opened === warning.warningId && <Evidence warning={warning} />}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function Heading({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation();
  return (
    <Group gap="sm">
      <Severity level={warning.severity} />
      <Text span fw={600}>
        {warning.title}
      </Text>
      <Text span size="sm" c="dimmed">
        {t('warning.since')} <Day of={warning.raisedOn} />
        {warning.clearedOn !== null && (
          <>
            {' · '}
            {t('warning.cleared')} <Day of={warning.clearedOn} />
          </>
        )}
      </Text>
    </Group>
  );
}

function Evidence({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation();
  const why = useApi<WarningExplanation>(`/v1/warnings/${encodeURIComponent(warning.warningId)}/explanation`);
  return (
    <Answer of={why}>
      {({ sentences, cause, decidedBy }) => (
        <Stack gap="sm">
          <List size="sm">
            {sentences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
          {cause.length > 0 && (
            <Table.ScrollContainer minWidth={420}>
              <Table captionSide="top" fz="sm">
                <Table.Caption>{t('warning.cause')}</Table.Caption>
                <Table.Tbody>
                  {cause.map((event) => (
                    <Table.Tr key={event.eventId}>
                      <Table.Td c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                        <Day of={event.occurredAt?.slice(0, 10)} />
                      </Table.Td>
                      <Table.Td>{event.sentence}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
          <Text size="xs" c="dimmed">
            {t('warning.decidedBy', { policy: decidedBy.policyId, version: decidedBy.policyVersion })} ·{' '}
            {t('warning.position', { partition: decidedBy.partition, offset: decidedBy.offset })}
          </Text>
        </Stack>
      )}
    </Answer>
  );
}
