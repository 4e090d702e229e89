import { useTranslation } from 'react-i18next';
import type { MigrationMatrix } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Day } from '../../parts/day.tsx';
import { Grade } from '../../parts/grade.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import classes from './portfolio.module.css';

const grades = ['A', 'B', 'C', 'D', 'E'];

/** From which grade to which the customers went within 90 days. */
export function Migration() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const matrix = useApi<MigrationMatrix>('/v1/portfolio/migration', { to: asOf });
  return (
    <Card title={t('migration.title')}>
      <Answer of={matrix}>
        {({ from, to, cells }) => (
          <table className={classes['heat']}>
            <caption>
              <Day of={from} /> → <Day of={to} />
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('migration.corner')}</th>
                {grades.map((grade) => (
                  <th key={grade} scope="col">
                    <Grade grade={grade} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {grades.map((before, row) => (
                <tr key={before}>
                  <th scope="row">
                    <Grade grade={before} />
                  </th>
                  {grades.map((after, column) => {
                    const customers = countOf(cells, before, after);
                    const heat = customers === 0 ? 0 : column > row ? (column - row > 1 ? 3 : 2) : 1;
                    return (
                      <td key={after} data-heat={heat} style={{ height: '2.4rem' }}>
                        {customers === 0 ? '·' : customers}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </Card>
  );
}

const countOf = (cells: MigrationMatrix['cells'], before: string, after: string): number =>
  cells
    .filter(({ fromGrade, toGrade }) => fromGrade === before && toGrade === after)
    .reduce((sum, { customers }) => sum + customers, 0);
