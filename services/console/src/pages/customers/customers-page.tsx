import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerPage, CustomerSummary } from '@foreshock/api/model';
import { useApi, usePages } from '../../api/use-api.ts';
import { Failure, Loading } from '../../parts/answer.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import classes from './customers.module.css';

const PAGE_ROWS = 200;
const ROW_HEIGHT = 57;
const PAUSE_MS = 200;
const sorts = ['overdue', 'exposure', 'grade', 'customerId'] as const;
const grades = ['A', 'B', 'C', 'D', 'E'];

/** Every customer, searched, narrowed and sorted; as many as there are. */
export function CustomersPage() {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const given = useSearch({ from: '/customers' });
  const [text, setText] = useState(given.search ?? '');
  const [search] = useDebouncedValue(text.trim(), PAUSE_MS);
  const [grade, setGrade] = useState<string | null>(null);
  const [sort, setSort] = useState<string>('overdue');
  const query = { asOf, search, grade: grade ?? undefined, sort };
  const pages = usePages<CustomerSummary>('/v1/customers', { ...query, limit: PAGE_ROWS });
  const count = useApi<CustomerPage>('/v1/customers', { ...query, limit: 1 }, { keep: true });
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const items = pages.data?.pages.flatMap((page) => page.items);
  const total = count.data?.total;
  return (
    <>
      <PageHead
        title={t('nav.customers')}
        lead={
          total === undefined
            ? undefined
            : t('customers.lead', { count: total, total: total.toLocaleString(i18n.language) })
        }
      >
        <Group gap="xs" align="flex-end">
          <TextInput
            label={t('customers.search')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Select
            label={t('grade')}
            w={100}
            clearable
            placeholder={t('worklist.all')}
            value={grade}
            onChange={setGrade}
            data={grades}
          />
          <Select
            label={t('customers.sort')}
            w={160}
            allowDeselect={false}
            value={sort}
            onChange={(value) => setSort(value ?? 'overdue')}
            data={sorts.map((value) => ({ value, label: t(`customers.by.${value}`) }))}
          />
        </Group>
      </PageHead>
      {items === undefined ? (
        pages.isError ? (
          <Failure error={pages.error} again={() => void pages.refetch()} />
        ) : (
          <Loading lines={8} />
        )
      ) : items.length === 0 ? (
        <Notice title={t('customers.none')} text={t('customers.noneText')} />
      ) : (
        <VirtualList
          label={t('nav.customers')}
          items={items}
          keyOf={({ customerId }) => customerId}
          rowHeight={ROW_HEIGHT}
          height="calc(100dvh - 13rem)"
          onEnd={more}
          row={(customer) => <CustomerRow customer={customer} />}
        />
      )}
    </>
  );
}

function CustomerRow({ customer }: { readonly customer: CustomerSummary }) {
  const { t } = useTranslation();
  const { HIGH, MEDIUM, LOW } = customer.openWarnings;
  const warnings = HIGH + MEDIUM + LOW;
  const isNamed = customer.name !== null && customer.name !== customer.customerId;
  return (
    <Link to="/customers/$customerId" params={{ customerId: customer.customerId }} className={classes['row']}>
      <Grade grade={customer.grade} />
      <span className={classes['who']}>
        <b>{customer.name ?? customer.customerId}</b>
        <span className={classes['soft']}>
          {[
            isNamed ? customer.customerId : null,
            customer.segment &&
              t(`segment.${customer.segment as 'SMALL'}`, { defaultValue: customer.segment }),
            customer.industry,
            customer.region,
            customer.owner,
          ]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </span>
      </span>
      <span className={classes['warnings']}>
        {warnings > 0 && t('customers.warnings', { count: warnings })}
      </span>
      <span className={classes['money']}>
        <Money of={customer.exposure} />
        {customer.overdue.amountMinor > 0 && (
          <span className={classes['overdue']}>
            <Money of={customer.overdue} /> {t('customers.overdue')}
          </span>
        )}
      </span>
    </Link>
  );
}
