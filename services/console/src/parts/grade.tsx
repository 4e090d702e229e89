import { useTranslation } from 'react-i18next';
import classes from './parts.module.css';

/** A grade as a letter on a ground from good to bad. */
export function Grade({
  grade,
  size = 'sm',
}: {
  readonly grade: string | null;
  readonly size?: 'sm' | 'lg';
}) {
  const { t } = useTranslation();
  const shown = grade ?? '–';
  return (
    <span className={classes['grade']} data-grade={shown} data-size={size}>
      <span className="visually-hidden">{t('grade')} </span>
      {shown}
    </span>
  );
}
