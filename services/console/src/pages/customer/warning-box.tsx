import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Warning } from '@foreshock/api/model';
import { Day } from '../../parts/day.tsx';
import { Severity } from '../../parts/severity.tsx';

/** A warning in three lines: what, since when, what to do. */
export function WarningBox({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation();
  return (
    <div style={{ paddingBlock: 8, borderTop: '1px solid var(--line)' }}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Severity level={warning.severity} />
        <div>
          <Text fw={600}>{warning.title}</Text>
          <Text size="sm" c="dimmed">
            {t('warning.since')} <Day of={warning.raisedOn} />
            {warning.clearedOn !== null && (
              <>
                {' · '}
                {t('warning.cleared')} <Day of={warning.clearedOn} />
              </>
            )}
          </Text>
          {warning.clearedOn === null && (
            <Text size="sm" mt={2}>
              <b>{t('worklist.next')}:</b> {warning.nextStep}
            </Text>
          )}
        </div>
      </Group>
    </div>
  );
}
