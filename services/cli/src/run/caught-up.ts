import { setTimeout as wait } from 'node:timers/promises';
import type { GroupLag } from '@foreshock/streaming';

/** Who must have read what before everything on the log is visible in the tables. */
export const FOLLOWERS = [
  { group: 'foreshock-monitor', doing: 'evaluating', topics: ['ledger.events'] },
  {
    group: 'foreshock-warehouse',
    doing: 'filling the tables',
    topics: [
      'ledger.events',
      'risk.indicators',
      'risk.assessments',
      'risk.warnings',
      'risk.rating-changes',
      'risk.ratings',
      'risk.actions',
      'risk.shadow',
    ],
  },
] as const;

const POLL_MS = 200;

/**
 * Waits until every follower stands at the ends of its topics; `onLag` sees what is left each time,
 * and in which piece of work.
 * @throws when `signal` aborts first, saying who is behind and by how much.
 */
export async function caughtUp(
  lag: GroupLag,
  onLag: (records: number, doing: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const { group, doing, topics } of FOLLOWERS) {
    for (;;) {
      const records = await lag.records(group, topics);
      onLag(records, doing);
      if (records === 0) break;
      if (signal.aborted) throw new Error(`${group} is ${records} records behind`, { cause: signal.reason });
      await wait(POLL_MS);
    }
  }
}
