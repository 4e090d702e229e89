import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '@foreshock/api/model';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { CaseDetailCard } from './case-detail.tsx';
import { CaseRow } from './case-row.tsx';
import classes from './worklist.module.css';

const ROW_HEIGHT = 67;

interface CaseListProps {
  readonly items: readonly CaseSummary[];
  readonly onEnd: () => void;
}

/** The list with the chosen case beside it; one is always chosen, several can be selected. */
export function CaseList({ items, onEnd }: CaseListProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const at = Math.max(
    0,
    items.findIndex(({ caseId }) => caseId === chosen),
  );
  const current = items[at] as CaseSummary;
  const move = (by: number) => setChosen(items[at + by]?.caseId ?? current.caseId);
  const toggle = (caseId: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(caseId)) next.add(caseId);
      return next;
    });
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['x', () => toggle(current.caseId)],
    [
      'Enter',
      () => void navigate({ to: '/customers/$customerId', params: { customerId: current.customerId } }),
    ],
  ]);
  return (
    <div className={classes['split']}>
      <div>
        <BulkBar
          all={items.map(({ caseId }) => caseId)}
          selected={items.map(({ caseId }) => caseId).filter((caseId) => selected.has(caseId))}
          onSelect={(caseIds) => setSelected(new Set(caseIds))}
        />
        <VirtualList
          label={t('worklist.list')}
          items={items}
          keyOf={({ caseId }) => caseId}
          rowHeight={ROW_HEIGHT}
          height="calc(100dvh - 14rem)"
          at={at}
          onEnd={onEnd}
          row={(item) => (
            <CaseRow
              item={item}
              isCurrent={item === current}
              isSelected={selected.has(item.caseId)}
              onChoose={() => setChosen(item.caseId)}
              onToggle={() => toggle(item.caseId)}
            />
          )}
        />
      </div>
      <div className={classes['detail']}>
        <CaseDetailCard key={current.caseId} item={current} />
      </div>
    </div>
  );
}
