import { Button, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '@foreshock/api/model';
import { useActs } from '../../api/use-acts.ts';
import { daysOn } from '../../format/dates.ts';
import { moneyText } from '../../format/numbers.ts';

interface PromiseFormProps {
  readonly caseId: string;
  readonly today: string;
  readonly invoices: readonly Invoice[];
}

const DAYS = 7;

/** Notes which invoices the customer promised to pay by when; the ledger finds out whether he keeps it. */
export function PromiseForm({ caseId, today, invoices }: PromiseFormProps) {
  const { t, i18n } = useTranslation();
  const acts = useActs();
  const [date, setDate] = useState(daysOn(today, DAYS));
  const [chosen, setChosen] = useState<string[]>([]);
  const failed =
    acts.data?.find(({ outcome }) => outcome !== 'DONE' && outcome !== 'REPEATED')?.text ??
    acts.error?.message;
  return (
    <Stack
      gap="sm"
      component="form"
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        const promised = chosen.map((invoiceId) => ({ invoiceId }));
        acts.mutate({ caseIds: [caseId], act: { kind: 'PROMISE', promisedDate: date, invoices: promised } });
      }}
    >
      <TextInput
        type="date"
        label={t('promise.date')}
        value={date}
        min={today}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
      />
      <MultiSelect
        label={t('promise.invoices')}
        value={chosen}
        onChange={setChosen}
        data={invoices.map(({ invoiceId, left }) => ({
          value: invoiceId,
          label: `${invoiceId} · ${moneyText(left, i18n.language)}`,
        }))}
      />
      <Button type="submit" disabled={chosen.length === 0} loading={acts.isPending}>
        {t('promise.note')}
      </Button>
      {failed !== undefined && failed !== null && (
        <Text size="sm" c="var(--high)" role="alert">
          {failed}
        </Text>
      )}
    </Stack>
  );
}
