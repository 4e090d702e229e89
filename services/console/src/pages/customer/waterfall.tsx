import { useTranslation } from 'react-i18next';
import type { Standing } from '@foreshock/api/model';
import { numberText } from '../../format/numbers.ts';
import classes from './waterfall.module.css';

/** Points as bars to the left and right of nothing, the heaviest first: what drags the score down and what holds it up. */
export function Waterfall({ points }: { readonly points: Standing['points'] }) {
  const { i18n } = useTranslation();
  const told = points.filter((point) => point.points !== 0).sort((a, b) => a.points - b.points);
  const largest = Math.max(1, ...told.map((point) => Math.abs(point.points)));
  return (
    <ul className={classes['list']}>
      {told.map(({ name, label, points: count, text }) => (
        <li key={name} className={classes['row']}>
          <span className={classes['label']}>
            {label}
            {text !== null && <span className={classes['value']}> {text}</span>}
          </span>
          <span className={classes['track']} aria-hidden>
            <span
              className={classes['bar']}
              data-sign={count < 0 ? 'down' : 'up'}
              style={{ width: `${(Math.abs(count) / largest) * 50}%` }}
            />
          </span>
          <span className={classes['points']} data-sign={count < 0 ? 'down' : 'up'}>
            {count > 0 ? '+' : ''}
            {numberText(count, i18n.language, 1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
