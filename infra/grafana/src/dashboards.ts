import { ageing } from './ageing.ts';
import { collections } from './collections.ts';
import { exposure } from './exposure.ts';
import { migration } from './migration.ts';
import { isSql, type Dashboard, type MetricPanel, type SqlPanel } from './panel.ts';
import { pipeline } from './pipeline.ts';
import { portfolioWarnings } from './portfolio-warnings.ts';

/** Every dashboard; each becomes a file named by its uid. */
export const dashboards: readonly Dashboard[] = [
  exposure,
  ageing,
  migration,
  collections,
  portfolioWarnings,
  pipeline,
];

const panels = dashboards.flatMap((dashboard) => dashboard.rows.flatMap((row) => row.panels));

/** @returns every panel that asks ClickHouse. */
export function allPanels(): readonly SqlPanel[] {
  return panels.filter(isSql);
}

/** @returns every panel that asks Prometheus. */
export function metricPanels(): readonly MetricPanel[] {
  return panels.filter((panel) => !isSql(panel));
}
