import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { getJson, postJson } from '../api-client.ts';
import type { ActOptions } from './deliveries.ts';

export interface EnableOptions extends ActOptions {
  readonly reason?: string;
}

interface Target {
  readonly target: string;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly reason: string;
  readonly updatedBy: string | null;
  readonly updatedAt: string;
}

/** Shows targets that are or were not sent to. Exit code 0 either way. */
export async function targets(options: OutputOptions): Promise<void> {
  const answer = await getJson<{ readonly items: readonly Target[] }>('/v1/alerts/targets');
  print(options, answer, () => (answer.items.length === 0 ? 'every target is sent to' : text(answer.items)));
}

/** Has a target sent to again. */
export async function enable(target: string, options: EnableOptions): Promise<void> {
  const { by, reason } = options;
  const path = `/v1/alerts/targets/${encodeURIComponent(target)}/enable`;
  const enabled = await postJson<Target>(path, reason === undefined ? { by } : { by, reason });
  print(options, enabled, () => `${target} is sent to again; what waited for it goes out now`);
}

const text = (rows: readonly Target[]): string =>
  table(
    [
      { heading: 'target', text: (row) => row.target },
      { heading: 'state', text: (row) => row.state.toLowerCase() },
      { heading: 'since', text: (row) => row.updatedAt.slice(0, 16) },
      { heading: 'by', text: (row) => row.updatedBy ?? '' },
      { heading: 'why', text: (row) => row.reason },
    ],
    rows,
  );
