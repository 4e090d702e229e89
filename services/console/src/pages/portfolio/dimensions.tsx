import { SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberFigures, PortfolioGroups } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { percentText } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import classes from './portfolio.module.css';

const dimensions = ['grade', 'segment', 'industry', 'region'] as const;
type Dimension = (typeof dimensions)[number];

/** Where the money lies: the portfolio cut by one dimension. */
export function Dimensions() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [by, setBy] = useState<Dimension>('grade');
  const groups = useApi<PortfolioGroups>('/v1/portfolio/groups', { by, asOf }, { keep: true });
  return (
    <Card
      title={t('portfolio.where')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('portfolio.by')}
          value={by}
          onChange={(value) => setBy(value)}
          data={dimensions.map((value) => ({ value, label: t(`dimension.${value}`) }))}
        />
      }
    >
      <Answer of={groups}>
        {({ members }) => (
          <Table.ScrollContainer minWidth={380}>
            <Table fz="sm" verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t(`dimension.${by}`)}</Table.Th>
                  <Table.Th ta="right">{t('figure.exposure')}</Table.Th>
                  <Table.Th ta="right">{t('figure.overdue')}</Table.Th>
                  <Table.Th ta="right">{t('portfolio.share')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {(by === 'grade' ? [...members].sort(byName) : members).map((member) => (
                  <MemberRow key={member.member ?? ''} by={by} figures={member} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Answer>
    </Card>
  );
}

const byName = (a: MemberFigures, b: MemberFigures): number =>
  (a.member ?? '~').localeCompare(b.member ?? '~');

function MemberRow({ by, figures }: { readonly by: Dimension; readonly figures: MemberFigures }) {
  const { t, i18n } = useTranslation();
  const { member, exposureShare } = figures;
  const name =
    member === null || member === ''
      ? t('unknown')
      : by === 'segment'
        ? t(`segment.${member as 'SMALL'}`, { defaultValue: member })
        : member;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {by === 'grade' ? <Grade grade={member} /> : name}{' '}
        <span className={classes['count']}>{t('portfolio.customers', { count: figures.customers })}</span>
      </Table.Th>
      <Table.Td ta="right">
        <Money of={figures.exposure} />
      </Table.Td>
      <Table.Td ta="right" c={figures.overdue.amountMinor > 0 ? 'var(--high)' : undefined}>
        <Money of={figures.overdue} />
      </Table.Td>
      <Table.Td ta="right" className={classes['shareCell']}>
        {exposureShare === null ? '–' : percentText(exposureShare, i18n.language, 0)}
        <span className={classes['share']} aria-hidden>
          <span style={{ width: `${(exposureShare ?? 0) * 100}%` }} />
        </span>
      </Table.Td>
    </Table.Tr>
  );
}
