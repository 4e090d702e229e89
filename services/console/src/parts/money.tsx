import { useTranslation } from 'react-i18next';
import type { Money as Amount } from '@foreshock/api/model';
import { moneyText } from '../format/numbers.ts';

/** An amount of money, exact. */
export function Money({ of }: { readonly of: Amount | null | undefined }) {
  const { i18n } = useTranslation();
  return <span style={{ whiteSpace: 'nowrap' }}>{of ? moneyText(of, i18n.language) : '–'}</span>;
}
