import type { ClickHouse } from '@foreshock/clickhouse';
import type { FetchDecoder } from '@foreshock/contracts';
import {
  customerRecords,
  lastOffsetOn,
  partitionOf,
  policyInForce,
  readCustomer,
  TooManyRecords,
} from '@foreshock/customer-log';
import type { Retraced } from '@foreshock/forecast';
import type { Policy } from '@foreshock/policy';
import { ProblemError } from './http/problem.ts';

/** What scenarios start from: customers as the copy of the log makes them, and the policy in force. Read only. */
export class ScenarioSource {
  readonly #clickhouse: Pick<ClickHouse, 'query'>;
  readonly #decoder: FetchDecoder;

  constructor(clickhouse: Pick<ClickHouse, 'query'>, decoder: FetchDecoder) {
    this.#clickhouse = clickhouse;
    this.#decoder = decoder;
  }

  /** A customer now, or as of the end of a business date; null where there is none. */
  async customer(customerId: string, asOf: string | undefined): Promise<Retraced | null> {
    const clickhouse = this.#clickhouse;
    const partition = await partitionOf(clickhouse, customerId);
    if (partition === null) return null;
    const last = asOf === undefined ? undefined : await lastOffsetOn(clickhouse, partition, asOf);
    const pages = customerRecords(clickhouse, customerId, partition, last);
    return readCustomer(pages, this.#decoder, customerId, partition).catch(refuseTooMany);
  }

  policy(): Promise<Policy | null> {
    return policyInForce(this.#clickhouse);
  }
}

function refuseTooMany(error: unknown): never {
  if (!(error instanceof TooManyRecords)) throw error;
  throw new ProblemError({ title: 'Too much to work out', status: 422, detail: error.message });
}
