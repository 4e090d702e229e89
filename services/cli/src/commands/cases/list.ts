import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { getJson } from '../api-client.ts';
import { dueText, type CaseView } from './case-view.ts';

export interface ListOptions extends OutputOptions {
  readonly state: string;
  readonly assignee?: string;
  readonly unassigned?: boolean;
  readonly customer?: string;
  readonly severity?: string;
  readonly overdue?: boolean;
  readonly snoozed?: boolean;
  readonly limit: string;
  readonly lang: string;
}

/** Lists cases, the first to work on at the top. */
export async function list(options: ListOptions): Promise<void> {
  const query = new URLSearchParams({ limit: options.limit, state: upper(options.state) });
  if (options.assignee !== undefined) query.set('assignee', options.assignee);
  if (options.customer !== undefined) query.set('customer', options.customer);
  if (options.severity !== undefined) query.set('severity', upper(options.severity));
  if (options.unassigned === true) query.set('unassigned', 'true');
  if (options.overdue === true) query.set('overdue', 'true');
  if (options.snoozed !== true) query.set('snoozed', 'false');
  const page = await getJson<{ items: readonly CaseView[]; nextCursor: string | null }>(
    `/v1/cases?${query.toString()}`,
    options.lang,
  );
  print(options, page, () => (page.items.length === 0 ? 'no cases' : text(page.items, page.nextCursor)));
}

const upper = (name: string): string => name.toUpperCase().replaceAll('-', '_');

function text(items: readonly CaseView[], nextCursor: string | null): string {
  const rows = table(
    [
      { heading: 'priority', text: (row) => String(row.priority.value), align: 'right' },
      { heading: 'state', text: (row) => row.state.toLowerCase().replaceAll('_', ' ') },
      { heading: 'severity', text: (row) => row.severity.toLowerCase() },
      { heading: 'customer', text: (row) => row.customerName ?? row.customerId },
      { heading: 'overdue', text: (row) => `${row.overdue.decimal} ${row.overdue.currency}`, align: 'right' },
      { heading: 'who', text: (row) => row.assignee ?? '' },
      { heading: 'due', text: dueText },
      { heading: 'case', text: (row) => row.caseId },
    ],
    items,
  );
  return nextCursor === null ? rows : `${rows}\n… more; see --limit`;
}
