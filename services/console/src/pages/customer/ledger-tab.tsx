import { Badge, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview, Invoice } from '@foreshock/api/model';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Money } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';

/** Invoices with what came in on them, the open ones first. */
export function LedgerTab({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const { ledger } = customer;
  if (ledger === null || ledger.invoices.length === 0) return <Notice title={t('ledger.none')} />;
  const { openInvoices, closedInvoices } = ledger.counts;
  return (
    <Card title={t('ledger.title')} note={t('ledger.counts', { open: openInvoices, closed: closedInvoices })}>
      <Table.ScrollContainer minWidth={640}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ledger.invoice')}</Table.Th>
              <Table.Th>{t('ledger.issued')}</Table.Th>
              <Table.Th>{t('ledger.due')}</Table.Th>
              <Table.Th ta="right">{t('ledger.amount')}</Table.Th>
              <Table.Th ta="right">{t('ledger.left')}</Table.Th>
              <Table.Th>{t('ledger.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledger.invoices.map((invoice) => (
              <InvoiceRow key={invoice.invoiceId} invoice={invoice} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

function InvoiceRow({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const last = invoice.payments.at(-1);
  return (
    <Table.Tr>
      <Table.Td fw={invoice.state === 'OPEN' ? 600 : 400}>{invoice.invoiceId}</Table.Td>
      <Table.Td>
        <Day of={invoice.issueDate} />
      </Table.Td>
      <Table.Td>
        <Day of={invoice.dueDate} />
      </Table.Td>
      <Table.Td ta="right">
        <Money of={invoice.amount} />
      </Table.Td>
      <Table.Td ta="right">
        <Money of={invoice.left} />
      </Table.Td>
      <Table.Td>
        {invoice.disputed && (
          <Badge variant="light" color="yellow" c="var(--medium)" mr={6}>
            {t('ledger.disputed')}
          </Badge>
        )}
        {invoice.daysPastDue > 0
          ? t('ledger.pastDue', { count: invoice.daysPastDue })
          : last === undefined
            ? t(`ledger.${invoice.state}`)
            : `${t(`ledger.${invoice.state}`)} · ${t('customer.daysLate', { count: last.daysLate })}`}
      </Table.Td>
    </Table.Tr>
  );
}
