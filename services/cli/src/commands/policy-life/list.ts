import { statusOf, type Life } from '@foreshock/policy-register';
import type { Language } from '@foreshock/wording';
import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { readLife } from './read-life.ts';
import { WORDS } from './words.ts';

export interface ListOptions extends OutputOptions {
  readonly lang: Language;
}

/** Every version that was proposed, oldest first. */
export async function list(options: ListOptions): Promise<void> {
  const rows = rowsOf(await readLife());
  const say = WORDS[options.lang];
  print(options, rows, () =>
    rows.length === 0
      ? say.none
      : table(
          [
            { heading: say.columns.policy, text: (row) => row.policy },
            { heading: say.columns.status, text: (row) => say.status[row.status] },
            { heading: say.columns.since, text: (row) => minuteOf(row.since) },
            { heading: say.columns.proposed, text: (row) => row.proposedBy },
            { heading: say.columns.approved, text: (row) => row.approvedBy ?? '' },
          ],
          rows,
        ),
  );
}

/** A version for scripts; `since` is when it came to its status. */
function rowsOf(life: Life) {
  return [...life.versions].map(([policy, { proposal, approval, switches }]) => ({
    policy,
    status: statusOf(life, policy),
    since: timeOf(switches.at(-1)?.occurredAt ?? approval?.atMs ?? proposal.occurredAt),
    proposedBy: proposal.proposedBy,
    approvedBy: approval?.by ?? null,
    hash: proposal.hash,
    note: proposal.note,
  }));
}

export const timeOf = (ms: number): string => new Date(ms).toISOString();
export const minuteOf = (time: string): string => time.slice(0, 16).replace('T', ' ');
