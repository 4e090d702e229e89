import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Money } from '../../parts/money.tsx';
import { Severity } from '../../parts/severity.tsx';
import { daysBetween } from '../../format/dates.ts';
import classes from './worklist.module.css';
import type { WorkItem } from './work-items.ts';

interface WorkRowProps {
  readonly item: WorkItem;
  readonly today: string;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

/** One case in the list: who, why, how much, since when. */
export function WorkRow({ item, today, isCurrent, onChoose }: WorkRowProps) {
  const { t } = useTranslation();
  const { first, warnings } = item;
  return (
    <div className={classes['row']} data-current={isCurrent} onClick={onChoose}>
      <Severity level={item.severity} />
      <div className={classes['main']}>
        <Link
          to="/customers/$customerId"
          params={{ customerId: item.customerId }}
          className={classes['who']}
          onFocus={onChoose}
          aria-current={isCurrent}
        >
          {item.customerId}
        </Link>
        <span className={classes['why']}>
          {first.title}
          {warnings.length > 1 && ` · ${t('worklist.more', { count: warnings.length - 1 })}`}
        </span>
      </div>
      <div className={classes['stake']}>
        <Money of={item.atStake} />
        <span className={classes['since']}>
          {t('worklist.since', { count: Math.max(0, daysBetween(item.since, today)) })}
        </span>
      </div>
    </div>
  );
}
