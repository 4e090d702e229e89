import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview } from '@foreshock/api/model';
import { Grade } from '../../parts/grade.tsx';

/** Who the customer is, in one line. */
export function CustomerHead({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const { identity, indicators } = customer;
  const known = [
    identity.name === null || identity.name === customer.customerId ? null : customer.customerId,
    identity.segment && t(`segment.${identity.segment as 'SMALL'}`, { defaultValue: identity.segment }),
    identity.industry,
    identity.region && t('customer.region', { region: identity.region }),
    identity.country,
    identity.owner && t('customer.owner', { owner: identity.owner }),
    identity.termsDays === null ? null : t('customer.terms', { count: identity.termsDays }),
  ].filter((text) => text !== null && text !== '');
  return (
    <Group gap="sm">
      <Grade grade={indicators.grade} />
      {indicators.score !== null && (
        <Text span>{t('customer.scoreIs', { score: Math.round(indicators.score) })}</Text>
      )}
      <Text span>{known.join(' · ')}</Text>
    </Group>
  );
}
