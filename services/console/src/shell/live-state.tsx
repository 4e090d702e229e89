import { Group, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '@foreshock/api/model';
import { useApi } from '../api/use-api.ts';
import { liveState, onLive } from '../api/live-state.ts';
import { dateText } from '../format/dates.ts';
import classes from './shell.module.css';

/** Whether new decisions reach this page by themselves, and the day that the ledger is at. */
export function LiveState() {
  const { t, i18n } = useTranslation();
  const state = useSyncExternalStore(onLive, liveState);
  const status = useApi<Status>('/v1/status');
  const today = status.data?.businessDate;
  return (
    <Group gap="xs" mt="auto" p="xs" wrap="nowrap" align="flex-start">
      <span className={classes['dot']} data-state={state} style={{ marginTop: 6, flex: 'none' }} />
      <Text size="sm" c="dimmed" role="status">
        {t(`live.${state}`)}
        {today && (
          <>
            <br />
            {t('live.businessDate', { date: dateText(today, i18n.language) })}
          </>
        )}
      </Text>
    </Group>
  );
}
