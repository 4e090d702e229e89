import type { ClickHouse } from '@foreshock/clickhouse';
import type { Row } from '../model/from-rows.ts';
import { presentDate } from '../queries/business-date.ts';
import type { Query, QueryOf } from '../queries/query.ts';

/** The tables, read only. */
export class Tables {
  readonly #clickhouse: Pick<ClickHouse, 'query'>;

  constructor(clickhouse: Pick<ClickHouse, 'query'>) {
    this.#clickhouse = clickhouse;
  }

  /** All rows of a query; every query bounds its own rows. */
  rows(query: Query): Promise<Row[]> {
    return this.#clickhouse.query<Row>(query.sql, query.params);
  }

  /** The same of a query that says what its rows are. */
  rowsOf<T>(query: QueryOf<T>): Promise<T[]> {
    return this.#clickhouse.query<T>(query.sql, query.params);
  }

  /** The date asked for, or the present business date; null while nothing is known yet. */
  async dateOf(asOf: string | undefined): Promise<string | null> {
    if (asOf !== undefined) return asOf;
    const row = await this.row(presentDate);
    return row?.is_known ? String(row.business_date) : null;
  }

  /** The first row, if there is any. */
  async row(query: Query): Promise<Row | undefined> {
    return (await this.rows(query))[0];
  }
}
