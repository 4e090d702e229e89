import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveEvent } from '../../api/events.ts';
import { liveEvents, onLive } from '../../api/live-state.ts';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import classes from './portfolio.module.css';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Decisions as they are made, since this page was opened. */
export function LiveFeed() {
  const { t } = useTranslation();
  const events = useSyncExternalStore(onLive, liveEvents);
  return (
    <Card title={t('feed.title')} note={events.length === 0 ? t('feed.empty') : undefined}>
      <ul className={classes['feed']} aria-live="polite" aria-label={t('feed.title')} tabIndex={0}>
        {events.map((event) => (
          <FeedRow key={event.id} event={event} />
        ))}
      </ul>
    </Card>
  );
}

function FeedRow({ event }: { readonly event: LiveEvent }) {
  const { t } = useTranslation();
  const { name, data } = event;
  const customerId = text(data['customerId']);
  const what =
    name === 'rating.changed'
      ? `${text(data['fromGrade'])} → ${text(data['toGrade'])}`
      : text(data['title']) || text(data['ruleId']);
  return (
    <li>
      <Text span size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {t(`feed.${name as 'warning.raised'}`, { defaultValue: name })}
      </Text>
      <Link to="/customers/$customerId" params={{ customerId }}>
        {customerId}
      </Link>
      <Text span size="sm">
        {what} · <Day of={text(data['asOf'])} />
      </Text>
    </li>
  );
}
