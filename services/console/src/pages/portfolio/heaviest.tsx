import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HeaviestCustomers } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { percentText } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAsOf } from '../../shell/as-of.ts';

/** The customers that weigh most. */
export function Heaviest() {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const top = useApi<HeaviestCustomers>('/v1/portfolio/top', { by: 'all', asOf });
  return (
    <Card title={t('portfolio.heaviest')}>
      <Answer of={top}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice title={t('portfolio.nothingOwed')} />
          ) : (
            <Table fz="sm" verticalSpacing={5}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('portfolio.customer')}</Table.Th>
                  <Table.Th ta="right">{t('figure.exposure')}</Table.Th>
                  <Table.Th ta="right">{t('portfolio.share')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ customerId, grade, exposure, share }) => (
                  <Table.Tr key={customerId}>
                    <Table.Td>
                      <Grade grade={grade} />{' '}
                      <Link to="/customers/$customerId" params={{ customerId }}>
                        {customerId}
                      </Link>
                    </Table.Td>
                    <Table.Td ta="right">
                      <Money of={exposure} />
                    </Table.Td>
                    <Table.Td ta="right">{percentText(share, i18n.language)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answer>
    </Card>
  );
}
