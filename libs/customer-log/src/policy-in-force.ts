import type { ClickHouse } from '@foreshock/clickhouse';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type Policy } from '@foreshock/policy';

/** The policy that was activated last on the copy of the log; null where none was. */
export async function policyInForce(clickhouse: Pick<ClickHouse, 'query'>): Promise<Policy | null> {
  const rows = await clickhouse.query<{ body: string }>(
    `SELECT JSONExtractString(payload, 'body') AS body FROM ledger_events
     WHERE record_type = 'PolicyActivated' AND JSONExtractString(payload, 'mode') = 'LIVE'
     ORDER BY occurred_at DESC, offset DESC LIMIT 10`,
  );
  for (const { body } of rows) {
    const compiled = compilePolicy(JSON.parse(body), INDICATORS);
    if (compiled.ok) return compiled.policy;
  }
  return null;
}
