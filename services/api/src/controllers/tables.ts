import type { ClickHouse } from '@foreshock/clickhouse';
import type { Row } from '../model/from-rows.ts';
import type { Query } from '../queries/query.ts';

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

  /** The first row, if there is any. */
  async row(query: Query): Promise<Row | undefined> {
    return (await this.rows(query))[0];
  }
}
