import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PolicyDiff } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';

const shown = (value: unknown): string =>
  value === undefined || value === null ? '–' : JSON.stringify(value);

/** What differs in meaning from the version in force. */
export function PolicyDifferences({ name, from }: { readonly name: string; readonly from: string }) {
  const { t } = useTranslation();
  const diff = useApi<PolicyDiff>(`/v1/policies/${encodeURIComponent(name)}/diff`, { from });
  return (
    <Answer of={diff}>
      {({ changes }) =>
        changes.length === 0 ? (
          <Text c="dimmed">{t('policy.same')}</Text>
        ) : (
          <Table fz="sm">
            <Table.Tbody>
              {changes.map(({ group, subject, field, from: before, to: after }) => (
                <Table.Tr key={`${group} ${subject} ${field ?? ''}`}>
                  <Table.Th scope="row" fw={500}>
                    {group} · {subject} {field}
                  </Table.Th>
                  <Table.Td c="var(--high)">{shown(before)}</Table.Td>
                  <Table.Td c="var(--good)">{shown(after)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Answer>
  );
}
