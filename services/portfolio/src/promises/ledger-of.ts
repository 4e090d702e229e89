import type { ClickHouse } from '@foreshock/clickhouse';
import { isoDate, type FetchDecoder } from '@foreshock/contracts';
import {
  customerRecords,
  lastOffsetOn,
  partitionOf,
  readCustomer,
  TooManyRecords,
} from '@foreshock/customer-log';
import { ledgerIn, startRun } from '@foreshock/forecast';
import type { Ledger } from '@foreshock/ledger';
import type { Day } from '@foreshock/policy';

/**
 * A customer's ledger at the end of a business date, out of the copy of the log; null where the log knows no such customer,
 * or too much of him to be gone through.
 */
export async function ledgerOf(
  clickhouse: Pick<ClickHouse, 'query'>,
  decoder: FetchDecoder,
  customerId: string,
  date: Day,
): Promise<Ledger | null> {
  const partition = await partitionOf(clickhouse, customerId);
  if (partition === null) return null;
  const last = await lastOffsetOn(clickhouse, partition, isoDate(date));
  const pages = customerRecords(clickhouse, customerId, partition, last);
  try {
    const found = await readCustomer(pages, decoder, customerId, partition);
    return found === null ? null : ledgerIn(startRun(found.situation));
  } catch (error) {
    if (error instanceof TooManyRecords) return null;
    throw error;
  }
}
