import { List, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview, Standing } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card, Cards } from '../../parts/card.tsx';
import { Grade } from '../../parts/grade.tsx';
import { numberText } from '../../format/numbers.ts';
import { useAsOf } from '../../shell/as-of.ts';
import { Waterfall } from './waterfall.tsx';

/** Why this grade: each characteristic's points, what the policy looks at, and what would change it. */
export function ScoreTab({ customer }: { readonly customer: CustomerOverview }) {
  const asOf = useAsOf();
  const path = `/v1/customers/${encodeURIComponent(customer.customerId)}/explanation`;
  const standing = useApi<Standing>(path, { asOf });
  return (
    <Answer of={standing} lines={8}>
      {(answer) => <Explained standing={answer} />}
    </Answer>
  );
}

function Explained({ standing }: { readonly standing: Standing }) {
  const { t, i18n } = useTranslation();
  const ways = standing.counterfactuals.flatMap(({ sentences }) => sentences);
  return (
    <Cards>
      <Card
        title={t('score.title', { score: Math.round(standing.now.score) })}
        aside={<Grade grade={standing.now.grade} size="lg" />}
        note={t('score.note')}
      >
        <Waterfall points={standing.points} />
      </Card>
      {ways.length > 0 && (
        <Card title={t('score.ways')}>
          <List size="sm" spacing={4}>
            {ways.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Card>
      )}
      <Card title={t('score.terms')}>
        <List size="sm" spacing={4}>
          {standing.recommendedTerms.sentences.map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </Card>
      <Card title={t('score.table')} wide>
        <Table.ScrollContainer minWidth={480}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('score.characteristic')}</Table.Th>
                <Table.Th>{t('score.value')}</Table.Th>
                <Table.Th>{t('score.bin')}</Table.Th>
                <Table.Th ta="right">{t('score.points')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {standing.points.map(({ name, label, text, bin, points }) => (
                <Table.Tr key={name}>
                  <Table.Td>{label}</Table.Td>
                  <Table.Td>
                    {text ?? (
                      <Text span c="dimmed" inherit>
                        {t('score.unknown')}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td c="dimmed">{bin?.text ?? '–'}</Table.Td>
                  <Table.Td ta="right">{numberText(points, i18n.language, 1)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
    </Cards>
  );
}
