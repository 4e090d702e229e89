import { minorUnits, type FetchDecoder } from '@foreshock/contracts';
import { retrace, type Placed, type Retraced } from '@foreshock/forecast';
import type { ConsumedRecord } from '@foreshock/streaming';
import { readLog } from './read-log.ts';

/** More records than these of one customer are not gone through while somebody waits. */
const MOST_RECORDS = 1_000_000;

/** A customer has more records than are gone through while somebody waits. */
export class TooManyRecords extends Error {
  constructor(customerId: string) {
    super(`customer ${customerId} has more than ${MOST_RECORDS} records; nothing was worked out`);
    this.name = 'TooManyRecords';
  }
}

/**
 * One customer as the records make him; what the monitor would set aside as dead letters is passed over, and so is what is
 * about others. Null where the log knows no such customer.
 * @param pages the records of his partition, of all customers or of him and of everybody, in the order of the log
 * @throws TooManyRecords
 */
export async function readCustomer(
  pages: AsyncIterable<readonly ConsumedRecord[]>,
  decoder: FetchDecoder,
  customerId: string,
  partition: number,
): Promise<Retraced | null> {
  const placed: Placed[] = [];
  for await (const records of pages) {
    await decoder.ensure(records.map(({ value }) => value));
    for (const record of records) {
      const input = readLog(decoder, record);
      if ('kind' in input) continue;
      if ('customerId' in input.record && input.record.customerId !== customerId) continue;
      placed.push({ input, offset: record.offset });
    }
    if (placed.length > MOST_RECORDS) throw new TooManyRecords(customerId);
  }
  return retrace(placed, customerId, partition, minorUnits);
}
