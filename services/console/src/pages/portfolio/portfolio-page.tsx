import { useTranslation } from 'react-i18next';
import { PageHead } from '../../parts/page-head.tsx';

export function PortfolioPage() {
  const { t } = useTranslation();
  return <PageHead title={t('nav.portfolio')} />;
}
