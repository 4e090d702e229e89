import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAct, CaseSummary } from '@foreshock/api/model';
import { useActs } from '../../api/use-acts.ts';
import { snoozeUntil } from '../worklist/snooze.ts';

/** Says what was done with a case; a note goes along with any of it. */
export function CaseActs({ item }: { readonly item: CaseSummary }) {
  const { t } = useTranslation();
  const acts = useActs();
  const [note, setNote] = useState('');
  const comment = note.trim() === '' ? {} : { comment: note.trim() };
  const act = (wanted: CaseAct) =>
    acts.mutate({ caseIds: [item.caseId], act: wanted }, { onSuccess: () => setNote('') });
  const isClosed = item.state === 'RESOLVED' || item.state === 'WRITTEN_OFF';
  const refused = acts.data?.find(({ outcome }) => outcome !== 'DONE' && outcome !== 'REPEATED');
  const button = (kind: CaseAct['kind'], wanted: CaseAct, disabled = false) => (
    <Button
      size="compact-md"
      variant="default"
      disabled={disabled || acts.isPending}
      onClick={() => act(wanted)}
    >
      {t(`act.${kind}`)}
    </Button>
  );
  return (
    <Stack gap="xs">
      <Textarea
        label={t('act.comment')}
        autosize
        minRows={1}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group gap="xs">
        {isClosed ? (
          button('REOPEN', { kind: 'REOPEN', ...comment })
        ) : (
          <>
            {item.state === 'OPEN' && button('ACKNOWLEDGE', { kind: 'ACKNOWLEDGE', ...comment })}
            {item.state !== 'IN_PROGRESS' && button('START', { kind: 'START', ...comment })}
            {button('NOTE', { kind: 'NOTE', comment: note.trim() }, note.trim() === '')}
            {button('SNOOZE', { kind: 'SNOOZE', until: snoozeUntil(new Date()), ...comment })}
            {button('RESOLVE', { kind: 'RESOLVE', ...comment })}
          </>
        )}
      </Group>
      {(acts.isError || refused !== undefined) && (
        <Text size="sm" c="var(--high)" role="alert">
          {refused?.text ?? acts.error?.message}
        </Text>
      )}
    </Stack>
  );
}
