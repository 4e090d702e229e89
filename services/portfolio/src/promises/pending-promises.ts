import type { ClickHouse } from '@foreshock/clickhouse';
import { dayOf } from '@foreshock/contracts';
import type { Day } from '@foreshock/policy';

/** A promise of a case that the ledger has not been asked about. Amounts in the invoice's currency; null for all that is open. */
export interface PendingPromise {
  readonly caseId: string;
  readonly customerId: string;
  readonly promiseId: string;
  readonly madeOn: Day;
  readonly promisedDate: Day;
  readonly invoices: readonly { readonly invoiceId: string; readonly amountMinor: number | null }[];
}

/** A promise as the table of cases has it: dates as ISO texts. */
interface Shown {
  readonly promiseId: string;
  readonly madeOn: string;
  readonly promisedDate: string;
  readonly invoices: PendingPromise['invoices'];
  readonly state: string;
}

/** Pending promises whose day is before a date. The table may be a little behind: a promise settled since is harmless. */
export async function pendingPromises(
  clickhouse: Pick<ClickHouse, 'query'>,
  before: Day,
): Promise<readonly PendingPromise[]> {
  const rows = await clickhouse.query<{ case_id: string; customer_id: string; promises: string }>(
    `SELECT case_id, customer_id, promises FROM cases_latest WHERE position(promises, '"PENDING"') > 0`,
  );
  return rows.flatMap(({ case_id: caseId, customer_id: customerId, promises }) =>
    (JSON.parse(promises) as readonly Shown[])
      .filter(({ state }) => state === 'PENDING')
      .map(({ promiseId, madeOn, promisedDate, invoices }) => ({
        ...{ caseId, customerId, promiseId, invoices },
        ...{ madeOn: dayOf(madeOn), promisedDate: dayOf(promisedDate) },
      }))
      .filter(({ promisedDate }) => promisedDate < before),
  );
}
