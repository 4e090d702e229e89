import { Button, Group, List, NumberInput, Select, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhatIf, WhatIfRequest } from '@foreshock/api/model';
import { post } from '../../api/client.ts';
import { Failure } from '../../parts/answer.tsx';
import { Card, Cards } from '../../parts/card.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { useAsOf } from '../../shell/as-of.ts';

const kinds = ['PAYMENT', 'ORDER', 'GUARANTEE', 'INSURANCE', 'LIMIT'] as const;
type Kind = (typeof kinds)[number];

/** The customer before and after something that has not happened; nothing is written. */
export function WhatIfTab({
  customerId,
  currency,
}: {
  readonly customerId: string;
  readonly currency: string;
}) {
  const { t, i18n } = useTranslation();
  const asOf = useAsOf();
  const [kind, setKind] = useState<Kind>('PAYMENT');
  const [amount, setAmount] = useState<string | number>(100);
  const minorUnits =
    10 **
    (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2);
  const tried = useMutation({
    mutationFn: (body: WhatIfRequest) =>
      post<WhatIf>(`/v1/customers/${encodeURIComponent(customerId)}/what-if`, body, {
        language: i18n.language,
      }),
  });
  const ask = () =>
    tried.mutate({ interventions: [{ kind, amountMinor: Math.round(Number(amount) * minorUnits) }], asOf });
  return (
    <>
      <Group
        align="flex-end"
        mb="md"
        component="form"
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          ask();
        }}
      >
        <Select
          label={t('whatIf.kind')}
          value={kind}
          onChange={(value) => setKind(value ?? 'PAYMENT')}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`whatIf.${value}`) }))}
        />
        <NumberInput
          label={t('whatIf.amount', { currency })}
          value={amount}
          onChange={setAmount}
          min={0}
          thousandSeparator=" "
          hideControls
        />
        <Button type="submit" loading={tried.isPending}>
          {t('whatIf.ask')}
        </Button>
      </Group>
      {tried.isError && <Failure error={tried.error} again={ask} />}
      {tried.data === undefined ? <Text c="dimmed">{t('whatIf.lead')}</Text> : <Compared of={tried.data} />}
    </>
  );
}

function Compared({ of }: { readonly of: WhatIf }) {
  const { t } = useTranslation();
  const rows = [
    [t('grade'), <Grade key="b" grade={of.before.grade} />, <Grade key="a" grade={of.after.grade} />],
    [t('score.points'), Math.round(of.before.score), Math.round(of.after.score)],
    [
      t('figure.exposure'),
      <Money key="b" of={of.before.exposure} />,
      <Money key="a" of={of.after.exposure} />,
    ],
    [t('figure.overdue'), <Money key="b" of={of.before.overdue} />, <Money key="a" of={of.after.overdue} />],
    [
      t('figure.expectedLoss'),
      <Money key="b" of={of.before.expectedLoss} />,
      <Money key="a" of={of.after.expectedLoss} />,
    ],
    [
      t('figure.limit'),
      <Money key="b" of={of.before.recommendedLimit} />,
      <Money key="a" of={of.after.recommendedLimit} />,
    ],
  ] as const;
  return (
    <Cards>
      <Card title={t('whatIf.compared')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              <Table.Th ta="right">{t('whatIf.before')}</Table.Th>
              <Table.Th ta="right">{t('whatIf.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, before, after]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td ta="right">{before}</Table.Td>
                <Table.Td ta="right">{after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Card title={t('whatIf.decisions')}>
        <List size="sm">
          {[...of.refusals.map(({ message }) => message), ...of.decisions.map(({ what }) => what)].map(
            (sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ),
          )}
        </List>
        {of.decisions.length + of.refusals.length === 0 && <Text c="dimmed">{t('whatIf.none')}</Text>}
      </Card>
    </Cards>
  );
}
