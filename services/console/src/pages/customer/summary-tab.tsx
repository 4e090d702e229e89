import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview } from '@foreshock/api/model';
import { numberText, percentText } from '../../format/numbers.ts';
import { Card, Cards } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Grade } from '../../parts/grade.tsx';
import { Money } from '../../parts/money.tsx';
import { ExposureChart } from './exposure-chart.tsx';
import { PaymentsChart } from './payments-chart.tsx';
import { moneyIn, numberIn } from './values.ts';
import { WarningBox } from './warning-box.tsx';

const WARNINGS_SHOWN = 3;
const ACTIONS_SHOWN = 4;

/** The page that a collector has open while he calls. */
export function SummaryTab({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const open = customer.warnings.filter(({ state }) => state === 'OPEN');
  return (
    <>
      <Standing customer={customer} />
      <Cards>
        {open.length > 0 && (
          <Card title={t('customer.whyNow')}>
            {open.slice(0, WARNINGS_SHOWN).map((warning) => (
              <WarningBox key={warning.warningId} warning={warning} />
            ))}
          </Card>
        )}
        {customer.actions.length > 0 && (
          <Card title={t('customer.actions')}>
            <List spacing="xs" listStyleType="none">
              {customer.actions.slice(0, ACTIONS_SHOWN).map((action) => (
                <List.Item key={action.actionId}>
                  <Text fw={600}>{t(`action.${action.kind as 'HOLD'}`, { defaultValue: action.kind })}</Text>
                  <Text size="sm" c="dimmed">
                    {action.reason} · {t('customer.due')} <Day of={action.dueDate} /> ·{' '}
                    {action.responsibleRole}
                    {action.approvalRequired && ` · ${t('customer.approval')}`}
                  </Text>
                </List.Item>
              ))}
            </List>
          </Card>
        )}
        <Card title={t('customer.exposureOverTime')}>
          <ExposureChart series={customer.series} />
        </Card>
        {customer.ledger !== null && customer.ledger.invoices.length > 0 && (
          <Card title={t('customer.payments')} note={t('customer.paymentsNote')}>
            <PaymentsChart invoices={customer.ledger.invoices} />
          </Card>
        )}
        {customer.ratingChanges.length > 0 && (
          <Card title={t('customer.ratingChanges')}>
            <List spacing="xs" listStyleType="none">
              {customer.ratingChanges.slice(0, 5).map((change) => (
                <List.Item key={change.ratingChangeId}>
                  <Day of={change.asOf} /> <Grade grade={change.fromGrade} /> →{' '}
                  <Grade grade={change.toGrade} />
                </List.Item>
              ))}
            </List>
          </Card>
        )}
      </Cards>
    </>
  );
}

function Standing({ customer }: { readonly customer: CustomerOverview }) {
  const { t, i18n } = useTranslation();
  const { values } = customer.indicators;
  const overdue = moneyIn(values, 'overdue');
  const days = numberIn(values, 'maxDaysPastDue') ?? 0;
  const late = numberIn(values, 'avgDaysLate');
  const { assessment } = customer;
  return (
    <Figures
      figures={[
        { name: t('figure.open'), value: <Money of={moneyIn(values, 'open')} /> },
        {
          name: t('figure.overdue'),
          value: <Money of={overdue} />,
          note: days > 0 ? t('figure.oldest', { count: days }) : undefined,
          tone: overdue !== null && overdue.amountMinor > 0 ? 'high' : undefined,
        },
        { name: t('figure.disputed'), value: <Money of={moneyIn(values, 'disputed')} /> },
        {
          name: t('figure.expectedLoss'),
          value: <Money of={assessment?.expectedLoss} />,
          note:
            assessment && t('figure.pd', { pd: percentText(assessment.probabilityOfDefault, i18n.language) }),
        },
        {
          name: t('figure.limit'),
          value: <Money of={assessment?.recommendedLimit} />,
          note: t('figure.limitNote'),
        },
        {
          name: t('figure.daysLate'),
          value: late === null ? '–' : numberText(late, i18n.language, 1),
          note: t('figure.daysLateNote'),
          tone: late !== null && late > 5 ? 'medium' : undefined,
        },
      ]}
    />
  );
}
