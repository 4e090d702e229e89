import { useTranslation } from 'react-i18next';
import type { Severity, WarningHeatMap } from '@foreshock/api/model';
import { useApi } from '../../api/use-api.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Money } from '../../parts/money.tsx';
import { useAsOf } from '../../shell/as-of.ts';
import classes from './portfolio.module.css';

const severities: readonly Severity[] = ['HIGH', 'MEDIUM', 'LOW'];
const likelihoods: readonly Severity[] = ['LOW', 'MEDIUM', 'HIGH'];
const weight: Readonly<Record<Severity, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3 };

/** Open warnings between how severe and how likely, with the money of their customers. */
export function HeatMap() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const map = useApi<WarningHeatMap>('/v1/portfolio/heat-map', { asOf });
  return (
    <Card title={t('heat.title')} note={t('heat.note')}>
      <Answer of={map}>
        {({ cells }) => (
          <table className={classes['heat']}>
            <thead>
              <tr>
                <th scope="col">{t('heat.corner')}</th>
                {likelihoods.map((likelihood) => (
                  <th key={likelihood} scope="col">
                    {t(`likelihood.${likelihood}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {severities.map((severity) => (
                <tr key={severity}>
                  <th scope="row">{t(`severity.${severity}`)}</th>
                  {likelihoods.map((likelihood) => {
                    const cell = cells.find(
                      (one) => one.severity === severity && one.likelihood === likelihood,
                    );
                    const heat = Math.round((weight[severity] + weight[likelihood]) / 2);
                    return (
                      <td key={likelihood} data-heat={cell === undefined || cell.warnings === 0 ? 0 : heat}>
                        <b>{cell?.warnings ?? 0}</b>
                        {cell !== undefined && cell.warnings > 0 && (
                          <small>
                            <Money of={cell.overdue.amountMinor > 0 ? cell.overdue : cell.open} />
                          </small>
                        )}
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
