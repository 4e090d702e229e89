import { SegmentedControl } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity, Status } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Failure, Loading } from '../../parts/answer.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { useOpenWarnings } from './use-open-warnings.ts';
import { WorkDetail } from './work-detail.tsx';
import { workItems, type WorkItem } from './work-items.ts';
import { WorkRow } from './work-row.tsx';
import classes from './worklist.module.css';

const ROW_HEIGHT = 63;
const levels = ['ALL', 'HIGH', 'MEDIUM', 'LOW'] as const;
type Level = (typeof levels)[number];

/** The worklist of an earlier day, from the warnings that were open then; there is nothing to act on. */
export function PastWorklist() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [level, setLevel] = useState<Level>('ALL');
  const open = useOpenWarnings(asOf);
  const status = useApi<Status>('/v1/status');
  const today = asOf ?? status.data?.businessDate ?? '';
  if (open.warnings === undefined)
    return open.isError ? (
      <Failure error={open.error} again={() => void open.refetch()} />
    ) : (
      <Loading lines={8} />
    );
  const items = workItems(open.warnings).filter(({ severity }) => level === 'ALL' || severity === level);
  return (
    <>
      <PageHead title={t('worklist.title')} lead={t('worklist.lead', { count: items.length })}>
        <SegmentedControl
          aria-label={t('worklist.filter')}
          value={level}
          onChange={(value) => setLevel(value)}
          data={levels.map((value) => ({
            value,
            label: value === 'ALL' ? t('worklist.all') : t(`severity.${value satisfies Severity}`),
          }))}
        />
      </PageHead>
      {items.length === 0 ? (
        <Notice title={t('worklist.empty')} text={t('worklist.emptyText')} />
      ) : (
        <Worklist items={items} today={today} />
      )}
    </>
  );
}

function Worklist({ items, today }: { readonly items: readonly WorkItem[]; readonly today: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    items.findIndex(({ customerId }) => customerId === chosen),
  );
  const current = items[at] as WorkItem;
  const move = (by: number) => setChosen(items[at + by]?.customerId ?? current.customerId);
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    [
      'Enter',
      () => void navigate({ to: '/customers/$customerId', params: { customerId: current.customerId } }),
    ],
  ]);
  return (
    <div className={classes['split']}>
      <VirtualList
        label={t('worklist.list')}
        items={items}
        keyOf={({ customerId }) => customerId}
        rowHeight={ROW_HEIGHT}
        height="calc(100dvh - 12rem)"
        at={at}
        row={(item) => (
          <WorkRow
            item={item}
            today={today}
            isCurrent={item === current}
            onChoose={() => setChosen(item.customerId)}
          />
        )}
      />
      <div className={classes['detail']}>
        <WorkDetail item={current} />
      </div>
    </div>
  );
}
