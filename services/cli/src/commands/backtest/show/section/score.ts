import { isoDate } from '@foreshock/contracts';
import { lineChart, type Block, type Section } from '@foreshock/report';
import { count, decimal } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns, SIDES } from './columns.ts';

export function scoreSection({ comparison, say }: Shown, withCharts: boolean): Section {
  const rows = SIDES.map((side) => {
    const { all, psi } = comparison[side].score;
    const { scores, bad, auc, gini, ks } = all;
    return [say[side], count(scores), count(bad), ...[auc, gini, ks, psi].map((one) => decimal(one))];
  });
  const snapshots = comparison.live.score.snapshots;
  const isDrawn = withCharts && snapshots.some(({ auc }) => auc !== null);
  const chart = (): Block => ({
    kind: 'chart',
    caption: say.aucChart,
    svg: lineChart({
      labels: snapshots.map(({ day }) => isoDate(day)),
      series: SIDES.map((side) => ({
        name: say[side],
        values: comparison[side].score.snapshots.map(({ auc }) => auc),
      })),
    }),
  });
  return {
    title: say.score,
    blocks: [
      { kind: 'text', text: say.scoreNote },
      { kind: 'table', columns: columns(say.scoreColumns), rows },
      ...(isDrawn ? [chart()] : []),
    ],
  };
}
