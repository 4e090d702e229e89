import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Effectiveness } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { minorText, percentText } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';

const dimensions = ['rule', 'segment', 'owner', 'action', 'step'] as const;
type Group = Effectiveness['groups'][number];

/** What became of the warnings: what came in after them, and which were noise. */
export function EffectivenessPage() {
  const { t } = useTranslation();
  const [by, setBy] = useState<string>('rule');
  const found = useApi<Effectiveness>('/v1/effectiveness', { by }, { keep: true });
  return (
    <>
      <PageHead title={t('nav.effectiveness')} lead={t('effect.lead')}>
        <SegmentedControl
          aria-label={t('portfolio.by')}
          value={by}
          onChange={setBy}
          data={dimensions.map((value) => ({ value, label: t(`effect.by.${value}`) }))}
        />
      </PageHead>
      <Answer of={found} lines={8}>
        {({ total, groups, currency }) =>
          total === null ? (
            <Notice title={t('effect.none')} />
          ) : (
            <>
              <Total total={total} currency={currency ?? ''} />
              <Card title={t(`effect.by.${by as 'rule'}`)}>
                <Groups groups={groups} currency={currency ?? ''} />
              </Card>
            </>
          )
        }
      </Answer>
    </>
  );
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function Total({ total, currency }: { readonly total: Group; readonly currency: string }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const percent = (ratio: number | null) => (ratio === null ? '–' : percentText(ratio, language));
  return (
    <Figures
      figures={[
        {
          name: t('effect.raised'),
          value: total.episodes,
          note: t('effect.young', { count: total.notYetKnown }),
        },
        { name: t('effect.collectable'), value: minorText(total.collectableMinor, currency, language) },
        {
          name: t('effect.recovered'),
          value: percent(shareOf(total.recoveredMinor, total.collectableMinor)),
          note: minorText(total.recoveredMinor, currency, language),
          tone: 'good',
        },
        {
          name: t('effect.falseAlarms'),
          value: percent(shareOf(total.falseAlarms, total.episodes - total.notYetKnown)),
          note: String(total.falseAlarms),
        },
        { name: t('effect.bad'), value: total.badOutcomes, tone: total.badOutcomes > 0 ? 'high' : undefined },
        {
          name: t('effect.actedOn'),
          value: total.actedOn,
          note: t('effect.notified', { count: total.notified }),
        },
      ]}
    />
  );
}

function Groups({ groups, currency }: { readonly groups: readonly Group[]; readonly currency: string }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return (
    <Table.ScrollContainer minWidth={680}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('effect.group')}</Table.Th>
            <Table.Th ta="right">{t('effect.raised')}</Table.Th>
            <Table.Th ta="right">{t('effect.collectable')}</Table.Th>
            <Table.Th ta="right">{t('effect.recovered')}</Table.Th>
            <Table.Th ta="right">{t('effect.falseAlarms')}</Table.Th>
            <Table.Th ta="right">{t('effect.bad')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => {
            const recovered = shareOf(group.recoveredMinor, group.collectableMinor);
            return (
              <Table.Tr key={group.key}>
                <Table.Th scope="row" fw={500}>
                  {group.key === '' ? t('unknown') : group.key}
                </Table.Th>
                <Table.Td ta="right">{group.episodes}</Table.Td>
                <Table.Td ta="right">{minorText(group.collectableMinor, currency, language)}</Table.Td>
                <Table.Td ta="right">{recovered === null ? '–' : percentText(recovered, language)}</Table.Td>
                <Table.Td ta="right">{group.falseAlarms}</Table.Td>
                <Table.Td ta="right">{group.badOutcomes}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
