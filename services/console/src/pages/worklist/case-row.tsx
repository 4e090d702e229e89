import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '@foreshock/api/model';
import { Money } from '../../parts/money.tsx';
import { Severity } from '../../parts/severity.tsx';
import classes from './worklist.module.css';

interface CaseRowProps {
  readonly item: CaseSummary;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
}

/** One case in the list: who, why, how far people are with it, how much. */
export function CaseRow({ item, isCurrent, isSelected, onChoose, onToggle }: CaseRowProps) {
  const { t } = useTranslation();
  const name = item.customerName ?? item.customerId;
  return (
    <div className={classes['row']} data-current={isCurrent} onClick={onChoose}>
      <Checkbox aria-label={t('case.select', { name })} checked={isSelected} onChange={onToggle} />
      <Severity level={item.severity} />
      <div className={classes['main']}>
        <Link
          to="/customers/$customerId"
          params={{ customerId: item.customerId }}
          className={classes['who']}
          onFocus={onChoose}
          aria-current={isCurrent}
        >
          {name}
        </Link>
        <span className={classes['why']}>
          {item.title}
          {item.openWarnings > 1 && ` · ${t('worklist.more', { count: item.openWarnings - 1 })}`}
        </span>
      </div>
      <div className={classes['stake']}>
        <Money of={item.priority.atStake} />
        <span className={classes['since']} data-missed={item.due?.isMissed === true}>
          {t(`case.${item.state}`)}
          {item.assignee !== null && ` · ${item.assignee}`}
          {item.due?.isMissed === true && ` · ${t('case.missed')}`}
        </span>
      </div>
    </div>
  );
}
