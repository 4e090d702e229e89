import { exposureChanges } from './exposure-changes.ts';
import { exposureHistory } from './exposure-history.ts';
import { exposureNow } from './exposure-now.ts';
import type { Dashboard, Panel } from './panel.ts';

export const exposure: Dashboard = {
  uid: 'foreshock-exposure',
  title: 'Exposure',
  description: 'What customers owe, how late it is, and what was noticed about them.',
  rows: [...exposureNow, ...exposureHistory, ...exposureChanges],
};

/** Every dashboard; each becomes a file named by its uid. */
export const dashboards: readonly Dashboard[] = [exposure];

/** @returns every panel of every dashboard. */
export function allPanels(): readonly Panel[] {
  return dashboards.flatMap((dashboard) => dashboard.rows.flatMap((row) => row.panels));
}
