import { useTranslation } from 'react-i18next';
import { Notice } from '../../parts/notice.tsx';

export function NothingToDo() {
  const { t } = useTranslation();
  return <Notice title={t('worklist.empty')} text={t('worklist.emptyText')} />;
}
