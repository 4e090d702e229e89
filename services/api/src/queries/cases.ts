import type { Query } from './query.ts';

/** Changes of a case, the oldest first. */
export const caseHistory = (caseId: string, limit: number): Query => ({
  sql: `SELECT kafka_offset, revision, state, change, toUnixTimestamp64Milli(changed_at) AS changed_ms, about, act, refusal_code, refusal_en, refusal_zh
FROM cases FINAL WHERE case_id = {caseId:String} ORDER BY kafka_offset ASC LIMIT {rows:UInt32}`,
  params: { caseId, rows: limit },
});

/** The newest names of customers. */
export const customerNames = (ids: readonly string[]): Query => ({
  sql: `SELECT customer_id, argMax(JSONExtractString(payload, 'name'), (occurred_at, offset)) AS name FROM ledger_events
WHERE customer_id IN {ids:Array(String)} AND record_type = 'CustomerEvent' GROUP BY customer_id`,
  params: { ids: [...ids] },
});

/** A recommended action of a customer. One row or none. */
export const recommendedAction = (actionId: string, customerId: string): Query => ({
  sql: `SELECT kind, approval_required FROM actions WHERE action_id = {actionId:String} AND customer_id = {customerId:String} LIMIT 1`,
  params: { actionId, customerId },
});
