import { Button, Checkbox, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAct } from '@foreshock/api/model';
import { useActs } from '../../api/use-acts.ts';
import { snoozeUntil } from './snooze.ts';
import classes from './worklist.module.css';

interface BulkBarProps {
  readonly all: readonly string[];
  readonly selected: readonly string[];
  readonly onSelect: (caseIds: readonly string[]) => void;
}

/** What can be done to all selected cases at once. */
export function BulkBar({ all, selected, onSelect }: BulkBarProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const [assignee, setAssignee] = useState('');
  const act = (wanted: CaseAct) =>
    acts.mutate({ caseIds: selected, act: wanted }, { onSuccess: () => onSelect([]) });
  const refused = acts.data?.filter(({ outcome }) => outcome !== 'DONE' && outcome !== 'REPEATED') ?? [];
  const nobody = selected.length === 0 || acts.isPending;
  return (
    <div className={classes['bulk']} role="toolbar" aria-label={t('bulk.label')}>
      <Checkbox
        aria-label={t('bulk.all')}
        checked={selected.length > 0 && selected.length === all.length}
        indeterminate={selected.length > 0 && selected.length < all.length}
        onChange={() => onSelect(selected.length === 0 ? all : [])}
      />
      <Text size="sm" c="dimmed" role="status">
        {refused.length > 0
          ? t('bulk.refused', { count: refused.length, why: refused[0]?.text ?? '' })
          : acts.isError
            ? acts.error.message
            : t('bulk.selected', { count: selected.length })}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        disabled={nobody}
        onClick={() => act({ kind: 'ACKNOWLEDGE' })}
      >
        {t('act.ACKNOWLEDGE')}
      </Button>
      <Popover withArrow trapFocus>
        <Popover.Target>
          <Button size="compact-sm" variant="default" disabled={nobody}>
            {t('act.ASSIGN')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack
            gap="xs"
            component="form"
            onSubmit={(event: React.FormEvent) => {
              event.preventDefault();
              act({ kind: 'ASSIGN', assignee: assignee.trim() === '' ? null : assignee.trim() });
            }}
          >
            <TextInput
              label={t('act.assignee')}
              value={assignee}
              onChange={({ currentTarget }) => setAssignee(currentTarget.value)}
            />
            <Button type="submit" size="compact-sm">
              {t('act.ASSIGN')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Button
        size="compact-sm"
        variant="default"
        disabled={nobody}
        onClick={() => act({ kind: 'SNOOZE', until: snoozeUntil(new Date()) })}
      >
        {t('act.SNOOZE')}
      </Button>
    </div>
  );
}
