import { Group, SegmentedControl, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '@foreshock/api/model';
import { usePages } from '../../api/use-api.ts';
import { Failure, Loading } from '../../parts/answer.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { CaseList } from './case-list.tsx';
import { NothingToDo } from './nothing-to-do.tsx';

const PAGE_ROWS = 200;
const levels = ['ALL', 'HIGH', 'MEDIUM', 'LOW'] as const;
const states = ['ACTIVE', 'OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'PROMISED', 'LEGAL', 'CLOSED'] as const;

/** Cases as they stand now, the most urgent first. */
export function CaseWorklist() {
  const { t } = useTranslation();
  const [level, setLevel] = useState<string>('ALL');
  const [state, setState] = useState<string>('ACTIVE');
  const [withSnoozed, setWithSnoozed] = useState(false);
  const query = {
    state,
    severity: level === 'ALL' ? undefined : level,
    snoozed: withSnoozed ? undefined : false,
    limit: PAGE_ROWS,
  };
  const pages = usePages<CaseSummary>('/v1/cases', query);
  const items = pages.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead title={t('worklist.title')} lead={items && t('worklist.lead', { count: items.length })}>
        <Group gap="sm" align="center">
          <Switch
            label={t('worklist.snoozed')}
            checked={withSnoozed}
            onChange={({ currentTarget }) => setWithSnoozed(currentTarget.checked)}
          />
          <Select
            aria-label={t('worklist.state')}
            w={150}
            allowDeselect={false}
            value={state}
            onChange={(value) => setState(value ?? 'ACTIVE')}
            data={states.map((value) => ({ value, label: t(`case.${value}`) }))}
          />
          <SegmentedControl
            aria-label={t('worklist.filter')}
            value={level}
            onChange={setLevel}
            data={levels.map((value) => ({
              value,
              label: value === 'ALL' ? t('worklist.all') : t(`severity.${value}`),
            }))}
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
        <NothingToDo />
      ) : (
        <CaseList
          items={items}
          onEnd={() => {
            if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
          }}
        />
      )}
    </>
  );
}
