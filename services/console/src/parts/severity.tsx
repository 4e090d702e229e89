import { useTranslation } from 'react-i18next';
import type { Severity as Level } from '@foreshock/api/model';
import classes from './parts.module.css';

/** How severe, in a word and a colour; the word is what counts. */
export function Severity({ level }: { readonly level: Level }) {
  const { t } = useTranslation();
  return (
    <span className={classes['severity']} data-level={level}>
      {t(`severity.${level}`)}
    </span>
  );
}
