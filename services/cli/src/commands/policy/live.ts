import { clickhouseConfig, loadConfig, processEnvironment } from '@foreshock/config';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type PolicyDocument } from '@foreshock/policy';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';

/** Every partition of the log has every activation: the last of any is the one in force. */
const LAST_ACTIVATION = `
  SELECT JSONExtractString(payload, 'body') AS body
  FROM ledger_events_accepted
  WHERE topic = 'ledger.events' AND record_type = 'PolicyActivated' AND JSONExtractString(payload, 'mode') = 'LIVE'
  ORDER BY partition, offset DESC
  LIMIT 1`;

/** The policy in force in the product that runs here. @throws Exit where nothing runs, or none was activated */
export async function livePolicy(): Promise<PolicyDocument> {
  const env = { ...stackEnvironment(), ...processEnvironment() };
  if (env['FORESHOCK_CLICKHOUSE_URL'] === undefined)
    throw new Exit(
      EXIT.notRunning,
      '`live` is the policy of the product that runs here, and none does; start it with `npm start`, or give a file',
    );
  const clickhouse = createClickHouse(connectionOf(loadConfig(z.object(clickhouseConfig), env)));
  try {
    const [last] = await clickhouse.query<{ body: string }>(LAST_ACTIVATION);
    if (last === undefined) throw new Exit(EXIT.failed, 'no policy has been activated yet');
    const compiled = compilePolicy(JSON.parse(last.body), INDICATORS);
    if (compiled.ok) return compiled.policy.document;
    const { path, message } = compiled.errors[0]!;
    throw new Exit(EXIT.failed, `the policy in force is none for this version: ${path}: ${message}`);
  } finally {
    await clickhouse.close();
  }
}
