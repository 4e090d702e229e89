import { print, type OutputOptions } from '../output/print.ts';
import { table } from '../output/table.ts';
import { getJson } from './api-client.ts';

export interface WarningsOptions extends OutputOptions {
  readonly state: string;
  readonly severity?: string;
  readonly customer?: string;
  readonly limit: string;
  readonly lang: string;
}

/** A warning as the API gives it. */
interface Warning {
  readonly warningId: string;
  readonly customerId: string;
  readonly title: string;
  readonly severity: string;
  readonly raisedOn: string;
  readonly overdue: { readonly decimal: string; readonly currency: string };
}

/** Lists warnings, the first to work on at the top. */
export async function warnings(options: WarningsOptions): Promise<void> {
  const query = new URLSearchParams({ limit: options.limit });
  if (options.state !== 'all') query.set('state', options.state.toUpperCase());
  if (options.severity !== undefined) query.set('severity', options.severity.toUpperCase());
  if (options.customer !== undefined) query.set('customer', options.customer);
  const page = await getJson<{ items: Warning[]; nextCursor: string | null }>(
    `/v1/warnings?${query.toString()}`,
    options.lang,
  );
  print(options, page, () =>
    page.items.length === 0 ? 'no warnings' : listing(page.items, page.nextCursor),
  );
}

function listing(items: Warning[], nextCursor: string | null): string {
  const rows = table(
    [
      { heading: 'severity', text: (row) => row.severity.toLowerCase() },
      { heading: 'since', text: (row) => row.raisedOn },
      { heading: 'customer', text: (row) => row.customerId },
      { heading: 'overdue', text: (row) => `${row.overdue.decimal} ${row.overdue.currency}`, align: 'right' },
      { heading: 'warning', text: (row) => row.title },
      { heading: 'id', text: (row) => row.warningId },
    ],
    items,
  );
  return nextCursor === null ? rows : `${rows}\n… more; see --limit`;
}
