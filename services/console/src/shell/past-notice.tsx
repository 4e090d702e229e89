import { Button, Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dateText } from '../format/dates.ts';
import { useAsOf } from './as-of.ts';

/** Says that a page shows a day of the past, and leads back. */
export function PastNotice() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const asOf = useAsOf();
  if (asOf === undefined) return null;
  return (
    <Group
      gap="xs"
      mb="md"
      px="md"
      py={6}
      role="status"
      style={{ background: 'var(--medium-ground)', borderRadius: 'var(--mantine-radius-md)' }}
    >
      <History size={16} color="var(--medium)" aria-hidden />
      <Text size="sm" c="var(--ink)">
        {t('date.past', { date: dateText(asOf, i18n.language) })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        ml="auto"
        onClick={() => void navigate({ to: '.', search: (before) => ({ ...before, asOf: undefined }) })}
      >
        {t('date.back')}
      </Button>
    </Group>
  );
}
