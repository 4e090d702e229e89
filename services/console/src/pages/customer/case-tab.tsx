import { Text, Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CasePage, CaseSummary, CustomerOverview } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card, Cards } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Notice } from '../../parts/notice.tsx';
import { CaseActs } from './case-acts.tsx';
import { PromiseForm } from './promise-form.tsx';

/** What people do about the customer: the case, its history, a promise to pay. */
export function CaseTab({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const cases = useApi<CasePage>('/v1/cases', { customer: customer.customerId, state: 'ALL', limit: 1 });
  return (
    <Answer of={cases}>
      {({ items: [first] }) =>
        first === undefined ? (
          <Notice title={t('case.none')} />
        ) : (
          <CaseFile item={first} customer={customer} />
        )
      }
    </Answer>
  );
}

interface CaseFileProps {
  readonly item: CaseSummary;
  readonly customer: CustomerOverview;
}

function CaseFile({ item, customer }: CaseFileProps) {
  const { t } = useTranslation();
  const detail = useApi<CaseDetail>(`/v1/cases/${encodeURIComponent(item.caseId)}`);
  const invoices = (customer.ledger?.invoices ?? []).filter(({ state }) => state === 'OPEN');
  return (
    <Cards>
      <Card title={t(`case.${item.state}`)} note={item.priority.text}>
        <CaseActs item={item} />
      </Card>
      {invoices.length > 0 && (
        <Card title={t('act.PROMISE')}>
          <PromiseForm caseId={item.caseId} today={customer.asOf} invoices={invoices} />
        </Card>
      )}
      <Card title={t('case.history')}>
        <Answer of={detail}>
          {({ history }) => (
            <Timeline bulletSize={14} lineWidth={2}>
              {history.toReversed().map((change) => (
                <Timeline.Item key={change.revision} title={change.text}>
                  {change.comment !== null && <Text size="sm">{change.comment}</Text>}
                  <Text size="sm" c="dimmed">
                    <Day of={change.at.slice(0, 10)} />
                    {change.by !== null && ` · ${change.by}`}
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          )}
        </Answer>
      </Card>
    </Cards>
  );
}
