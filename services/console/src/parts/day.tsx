import { useTranslation } from 'react-i18next';
import { dateText } from '../format/dates.ts';

/** A business date. */
export function Day({ of }: { readonly of: string | null | undefined }) {
  const { i18n } = useTranslation();
  if (!of) return <>–</>;
  return (
    <time dateTime={of} style={{ whiteSpace: 'nowrap' }}>
      {dateText(of, i18n.language)}
    </time>
  );
}
