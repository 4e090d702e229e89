import type { ClickHouse } from '@foreshock/clickhouse';

/** Where a decision was taken. */
export interface DecisionPlace {
  readonly kind: 'warning' | 'rating-change' | 'action';
  readonly customerId: string;
  readonly partition: number;
  /** Of the record of the log that led to it; of a warning that was escalated the last such. */
  readonly offset: number;
}

/** Finds a decision by its id among warnings, rating changes and actions; null where none has it. */
export async function findDecision(
  clickhouse: Pick<ClickHouse, 'query'>,
  id: string,
): Promise<DecisionPlace | null> {
  const [found] = await clickhouse.query<DecisionPlace>(
    `SELECT kind, customerId, partition, offset FROM (
       SELECT 'warning' AS kind, customer_id AS customerId, partition, offset FROM warnings
       WHERE warning_id = {id:String} AND event != 'CLEARED'
       UNION ALL
       SELECT 'rating-change', customer_id, partition, offset FROM rating_changes WHERE rating_change_id = {id:String}
       UNION ALL
       SELECT 'action', customer_id, partition, offset FROM actions WHERE action_id = {id:String}
     ) ORDER BY offset DESC LIMIT 1`,
    { id },
  );
  return found ?? null;
}
