import { fileURLToPath } from 'node:url';
import { dashboards } from './dashboards.ts';
import { toJson } from './to-json.ts';

/** Path and text of every generated dashboard file. */
export function dashboardFiles(): readonly { readonly path: string; readonly text: string }[] {
  return dashboards.map((dashboard) => ({
    path: fileURLToPath(new URL(`../dashboards/${dashboard.uid}.json`, import.meta.url)),
    text: `${JSON.stringify(toJson(dashboard), null, 2)}\n`,
  }));
}
