import type { ClickHouse } from '@foreshock/clickhouse';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type Day, type Policy } from '@foreshock/policy';
import { ALWAYS, REFUSED, TICKS } from '@foreshock/portfolio-measures';

/** A live policy, and the business date at whose end it is in force first. */
export interface PolicyInForce {
  readonly since: Day;
  readonly policy: Policy;
}

/** Every live policy that the log accepted, the oldest first. One partition speaks for all: each is told of every policy. */
const ACTIVATED = `WITH ticks AS (${TICKS}),
activated AS (
  SELECT partition, offset, JSONExtractString(payload, 'body') AS body FROM ledger_events FINAL
  WHERE topic = 'ledger.events' AND record_type = 'PolicyActivated'
    AND JSONExtractString(payload, 'mode') = 'LIVE' AND NOT ${REFUSED}
    AND partition = (SELECT min(partition) FROM ledger_events WHERE topic = 'ledger.events')
)
SELECT toInt32(if(t.date = toDate32(0), ${ALWAYS}, t.date)) AS since, p.body AS body
FROM activated AS p ASOF LEFT JOIN ticks AS t ON t.partition = p.partition AND t.offset < p.offset
ORDER BY p.offset`;

/** @throws when a policy that the monitor took is refused here: then the two do not run the same code. */
export async function policiesInForce(
  clickhouse: Pick<ClickHouse, 'query'>,
): Promise<readonly PolicyInForce[]> {
  const rows = await clickhouse.query<{ since: number; body: string }>(ACTIVATED);
  return rows.map(({ since, body }) => {
    const compiled = compilePolicy(JSON.parse(body), INDICATORS);
    if (compiled.ok) return { since, policy: compiled.policy };
    const [first] = compiled.errors;
    throw new Error(`the policy in force is refused: ${first?.path ?? ''}: ${first?.message ?? ''}`);
  });
}

/** The policy in force at the end of a date; null before the first. */
export function policyAt(policies: readonly PolicyInForce[], date: Day): Policy | null {
  return policies.findLast(({ since }) => since <= date)?.policy ?? null;
}
