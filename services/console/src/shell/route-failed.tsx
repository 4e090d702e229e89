import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../parts/notice.tsx';

/** What a page shows that broke or whose script did not come. */
export function RouteFailed({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      kind="error"
      title={t('failed.title')}
      text={error instanceof Error ? error.message : String(error)}
    >
      <Button onClick={reset}>{t('failed.again')}</Button>
    </Notice>
  );
}
