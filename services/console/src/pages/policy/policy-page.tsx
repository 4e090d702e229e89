import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyDetail, PolicyLint, PolicyList, PolicyVersion } from '@foreshock/api/model';
import { post } from '../../api/client.ts';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card, Cards } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyDifferences } from './policy-differences.tsx';

/** The rules of the house: what is in force, what is proposed, and a draft to try. */
export function PolicyPage() {
  const { t } = useTranslation();
  const list = useApi<PolicyList>('/v1/policies');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t('nav.policy')} lead={t('policy.lead')} />
      <Answer of={list}>
        {({ items, live }) => {
          const name = chosen ?? live ?? items[0]?.name;
          if (name === undefined) return <Notice title={t('policy.none')} />;
          return (
            <>
              <Group mb="md" align="flex-end">
                <Select
                  label={t('policy.version')}
                  value={name}
                  onChange={setChosen}
                  allowDeselect={false}
                  data={items.map((item) => ({
                    value: item.name,
                    label: `${item.name} · ${t(`policy.${item.status}`)}`,
                  }))}
                />
              </Group>
              <OneVersion key={name} name={name} live={live} />
            </>
          );
        }}
      </Answer>
    </>
  );
}

function OneVersion({ name, live }: { readonly name: string; readonly live: string | null }) {
  const { t } = useTranslation();
  const detail = useApi<PolicyDetail>(`/v1/policies/${encodeURIComponent(name)}`);
  return (
    <Answer of={detail} lines={8}>
      {(policy) => (
        <Cards>
          <Draft policy={policy} />
          <Card title={t('policy.life')}>
            <Life policy={policy} />
          </Card>
          {live !== null && live !== name && (
            <Card title={t('policy.differences', { from: live })} wide>
              <PolicyDifferences name={name} from={live} />
            </Card>
          )}
        </Cards>
      )}
    </Answer>
  );
}

/** A text to change and to try; nothing is in force before a second person approved it. */
function Draft({ policy }: { readonly policy: PolicyDetail }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState(policy.text);
  const { language } = i18n;
  const lint = useMutation({
    mutationFn: () => post<PolicyLint>('/v1/policies/lint', { policy: text }, { language }),
  });
  const propose = useMutation({
    mutationFn: () => post('/v1/policies', { policy: text }, { language }, crypto.randomUUID()),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Card title={t('policy.text')} note={t('policy.textNote')} wide>
      <PolicyEditor
        text={text}
        onChange={setText}
        problems={[...(lint.data?.errors ?? []), ...(lint.data?.warnings ?? [])]}
      />
      <Group mt="sm">
        <Button variant="default" loading={lint.isPending} onClick={() => lint.mutate()}>
          {t('policy.lint')}
        </Button>
        <Button disabled={text === policy.text} loading={propose.isPending} onClick={() => propose.mutate()}>
          {t('policy.propose')}
        </Button>
        <Text
          role="status"
          size="sm"
          c={lint.data?.isSound === false || propose.isError ? 'var(--high)' : 'dimmed'}
        >
          {propose.error?.message ??
            (lint.data &&
              t(lint.data.isSound ? 'policy.sound' : 'policy.notSound', { count: lint.data.errors.length }))}
        </Text>
      </Group>
    </Card>
  );
}

function Life({ policy }: { readonly policy: PolicyVersion }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const path = `/v1/policies/${encodeURIComponent(policy.name)}`;
  const act = useMutation({
    mutationFn: ({ what, body }: { readonly what: string; readonly body: object }) =>
      post(`${path}/${what}`, body, { language: i18n.language }, crypto.randomUUID()),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <Stack gap="sm">
      <Badge variant="light" style={{ alignSelf: 'flex-start' }}>
        {t(`policy.${policy.status}`)}
      </Badge>
      <Table fz="sm">
        <Table.Tbody>
          {policy.steps.map((step) => (
            <Table.Tr key={`${step.what} ${step.at}`}>
              <Table.Td>{t(`policy.step.${step.what}`)}</Table.Td>
              <Table.Td>
                <Day of={step.at.slice(0, 10)} />
              </Table.Td>
              <Table.Td>
                {step.by}
                {step.note !== null && ` · ${step.note}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs">
        {policy.status === 'proposed' && (
          <Button loading={act.isPending} onClick={() => act.mutate({ what: 'approve', body: {} })}>
            {t('policy.approve')}
          </Button>
        )}
        {policy.status === 'approved' && (
          <>
            <Button
              loading={act.isPending}
              onClick={() => act.mutate({ what: 'activate', body: { mode: 'LIVE' } })}
            >
              {t('policy.activate')}
            </Button>
            <Button
              variant="default"
              loading={act.isPending}
              onClick={() => act.mutate({ what: 'activate', body: { mode: 'SHADOW' } })}
            >
              {t('policy.asShadow')}
            </Button>
          </>
        )}
      </Group>
      {act.isError && (
        <Text role="alert" size="sm" c="var(--high)">
          {act.error.message}
        </Text>
      )}
    </Stack>
  );
}
