import { useTranslation } from 'react-i18next';
import type { MemberFigures, PortfolioGroups } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { numberText, percentText } from '../../format/numbers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Cards } from '../../parts/card.tsx';
import { Figures } from '../../parts/figures.tsx';
import { Money } from '../../parts/money.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import { Dimensions } from './dimensions.tsx';
import { HeatMap } from './heat-map.tsx';
import { Heaviest } from './heaviest.tsx';
import { LiveFeed } from './live-feed.tsx';
import { Migration } from './migration.tsx';
import { OverTime } from './over-time.tsx';
import { PortfolioWarnings } from './portfolio-warnings.tsx';

/** The manager's look: how much, how late, where it lies, where it moves. */
export function PortfolioPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const whole = useApi<PortfolioGroups>('/v1/portfolio/groups', { by: 'all', asOf });
  return (
    <>
      <PageHead title={t('nav.portfolio')} lead={t('portfolio.lead')} />
      <Answer of={whole}>
        {(answer) =>
          answer.whole === null ? <Notice title={t('portfolio.none')} /> : <Whole figures={answer.whole} />
        }
      </Answer>
      <Cards>
        <OverTime />
        <Dimensions />
        <HeatMap />
        <Migration />
        <Heaviest />
        <PortfolioWarnings />
        <LiveFeed />
      </Cards>
    </>
  );
}

function Whole({ figures }: { readonly figures: MemberFigures }) {
  const { t, i18n } = useTranslation();
  const share = (ratio: number | null) => (ratio === null ? '–' : percentText(ratio, i18n.language));
  return (
    <Figures
      figures={[
        {
          name: t('figure.exposure'),
          value: <Money of={figures.exposure} />,
          note: t('portfolio.customers', { count: figures.customers }),
        },
        {
          name: t('figure.overdue'),
          value: <Money of={figures.overdue} />,
          note: t('portfolio.ofOpen', { share: share(figures.overdueRatio) }),
          tone: figures.overdue.amountMinor > 0 ? 'high' : undefined,
        },
        {
          name: t('portfolio.defaultRate'),
          value: share(figures.defaultRate),
          note: t('portfolio.customers', { count: figures.defaultedCustomers }),
        },
        { name: t('figure.expectedLoss'), value: <Money of={figures.expectedLoss} /> },
        { name: t('portfolio.provision'), value: <Money of={figures.provision} /> },
        {
          name: t('portfolio.concentration'),
          value:
            figures.concentration.hhi === null ? '–' : numberText(figures.concentration.hhi, i18n.language),
          note: t('portfolio.top10', { share: share(figures.concentration.top10Share) }),
        },
      ]}
    />
  );
}
