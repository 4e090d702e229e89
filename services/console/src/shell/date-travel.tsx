import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Status } from '@foreshock/api/model';
import { useApi } from '../api/use-api.ts';
import { useAsOf } from './as-of.ts';
import classes from './shell.module.css';

/** Chooses the day that every page shows; the latest business date is: now. */
export function DateTravel() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asOf = useAsOf();
  const status = useApi<Status>('/v1/status');
  const today = status.data?.businessDate ?? '';
  return (
    <TextInput
      type="date"
      size="sm"
      className={classes['date']}
      aria-label={t('date.label')}
      title={t('date.label')}
      value={asOf ?? today}
      max={today}
      onChange={({ currentTarget: { value } }) => {
        if (value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return;
        const next = value === '' || value >= today ? undefined : value;
        void navigate({ to: '.', search: (before) => ({ ...before, asOf: next }), replace: true });
      }}
    />
  );
}
