import type { ReactNode } from 'react';
import classes from './parts.module.css';

export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: 'high' | 'medium' | 'good' | undefined;
}

/** A row of the figures that matter most. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes['figures']}>
      {figures.map(({ name, value, note, tone }) => (
        <div key={name} className={classes['figure']} data-tone={tone}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note !== undefined && <dd className={classes['note']}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
