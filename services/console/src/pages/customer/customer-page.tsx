import { Tabs } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerOverview } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { CaseTab } from './case-tab.tsx';
import { CustomerHead } from './customer-head.tsx';
import { ForecastTab } from './forecast-tab.tsx';
import { LedgerTab } from './ledger-tab.tsx';
import { LettersTab } from './letters-tab.tsx';
import { ScoreTab } from './score-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { WarningsTab } from './warnings-tab.tsx';
import { WhatIfTab } from './what-if-tab.tsx';

const tabs = ['summary', 'warnings', 'case', 'ledger', 'score', 'forecast', 'whatIf', 'letters'] as const;
type Tab = (typeof tabs)[number];
const isTab = (value: unknown): value is Tab => tabs.some((tab) => tab === value);

/** Everything about one customer: what is owed, why he worries us, what comes, what can be done. */
export function CustomerPage() {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const asOf = useAsOf();
  const overview = useApi<CustomerOverview>(`/v1/customers/${encodeURIComponent(customerId)}/overview`, {
    asOf,
  });
  return (
    <Answer of={overview} lines={10}>
      {(customer) => <CustomerFile customer={customer} />}
    </Answer>
  );
}

function CustomerFile({ customer }: { readonly customer: CustomerOverview }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/customers/$customerId' });
  const chosen = isTab(tab) ? tab : 'summary';
  const choose = (next: string | null) =>
    void navigate({ to: '.', search: (before) => ({ ...before, tab: next ?? 'summary' }), replace: true });
  const open = customer.warnings.filter(({ state }) => state === 'OPEN').length;
  const panels: Record<Tab, React.ReactNode> = {
    summary: <SummaryTab customer={customer} />,
    warnings: <WarningsTab customer={customer} />,
    case: <CaseTab customer={customer} />,
    ledger: <LedgerTab customer={customer} />,
    score: <ScoreTab customer={customer} />,
    forecast: <ForecastTab customerId={customer.customerId} />,
    whatIf: <WhatIfTab customerId={customer.customerId} currency={customer.indicators.currency} />,
    letters: <LettersTab customerId={customer.customerId} />,
  };
  return (
    <>
      <PageHead
        title={customer.identity.name ?? customer.customerId}
        lead={<CustomerHead customer={customer} />}
      />
      <Tabs value={chosen} onChange={choose} keepMounted={false}>
        <Tabs.List mb="md" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`customer.${name}`)}
              {name === 'warnings' && open > 0 ? ` (${open})` : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {panels[name]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
