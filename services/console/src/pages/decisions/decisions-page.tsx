import { Button, Select, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, Verification } from '@foreshock/api/model';
import { get } from '../../api/client.ts';
import { usePages } from '../../api/use-api.ts';
import { Failure, Loading } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useAsOf } from '../../shell/as-of.ts';

const PAGE_ROWS = 50;
const kinds = ['warning', 'assessment', 'rating-change', 'action', 'portfolio-warning'] as const;

/** Every decision with the record that led to it; a warning can be derived again from the log on the spot. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [kind, setKind] = useState<string>('warning');
  const pages = usePages<Decision>('/v1/decisions', { kind, to: asOf, limit: PAGE_ROWS });
  const items = pages.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead title={t('nav.decisions')} lead={t('decisions.lead')}>
        <Select
          aria-label={t('decisions.kind')}
          allowDeselect={false}
          value={kind}
          onChange={(value) => setKind(value ?? 'warning')}
          data={kinds.map((value) => ({ value, label: t(`decisions.${value}`) }))}
        />
      </PageHead>
      {items === undefined ? (
        pages.isError ? (
          <Failure error={pages.error} again={() => void pages.refetch()} />
        ) : (
          <Loading lines={8} />
        )
      ) : items.length === 0 ? (
        <Notice title={t('decisions.none')} />
      ) : (
        <Card title={t(`decisions.${kind as 'warning'}`)}>
          <Table.ScrollContainer minWidth={760}>
            <Table fz="sm" verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('decisions.date')}</Table.Th>
                  <Table.Th>{t('portfolio.customer')}</Table.Th>
                  <Table.Th>{t('decisions.what')}</Table.Th>
                  <Table.Th>{t('nav.policy')}</Table.Th>
                  <Table.Th>{t('decisions.record')}</Table.Th>
                  <Table.Th>
                    <span className="visually-hidden">{t('decisions.verify')}</span>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((item) => (
                  <DecisionRow
                    key={`${item.published.topic}:${item.published.partition}:${item.published.offset}`}
                    item={item}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {pages.hasNextPage && (
            <Button
              variant="default"
              mt="sm"
              loading={pages.isFetching}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('decisions.more')}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

function DecisionRow({ item }: { readonly item: Decision }) {
  const { customerId, decidedAt } = item;
  return (
    <Table.Tr>
      <Table.Td>
        <Day of={item.asOf} />
      </Table.Td>
      <Table.Td>
        {customerId === null ? (
          '–'
        ) : (
          <Link to="/customers/$customerId" params={{ customerId }}>
            {customerId}
          </Link>
        )}
      </Table.Td>
      <Table.Td>
        {item.event} · {item.detail}
      </Table.Td>
      <Table.Td>
        {item.policy.id} {item.policy.version}
      </Table.Td>
      <Table.Td c="dimmed">
        {decidedAt === null ? '–' : `${decidedAt.partition}:${decidedAt.offset}`}
      </Table.Td>
      <Table.Td>
        {item.kind === 'warning' && item.decisionId !== null && <Verify warningId={item.decisionId} />}
      </Table.Td>
    </Table.Tr>
  );
}

function Verify({ warningId }: { readonly warningId: string }) {
  const { t, i18n } = useTranslation();
  const verified = useMutation({
    mutationFn: () =>
      get<Verification>(
        `/v1/warnings/${encodeURIComponent(warningId)}/verification`,
        {},
        { language: i18n.language },
      ),
  });
  if (verified.data !== undefined)
    return (
      <Text
        span
        size="sm"
        fw={600}
        role="status"
        c={verified.data.isVerified ? 'var(--good)' : 'var(--high)'}
      >
        {t(verified.data.isVerified ? 'decisions.verified' : 'decisions.differs')}
      </Text>
    );
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={verified.isPending}
      onClick={() => verified.mutate()}
    >
      {verified.isError ? t('failed.again') : t('decisions.verify')}
    </Button>
  );
}
