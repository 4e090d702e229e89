import type { Query } from './query.ts';

/** A silence's newest setting and, where it came after that, its end, as the log's copy tells them. */
const SILENCES = `SELECT
  JSONExtractString(payload, 'silenceId') AS silence_id,
  maxIf(offset, record_type = 'SilenceSet') AS set_at,
  argMaxIf(payload, offset, record_type = 'SilenceSet') AS set_payload,
  if(maxIf(offset, record_type = 'SilenceEnded') > set_at, argMaxIf(payload, offset, record_type = 'SilenceEnded'), '') AS end_payload
FROM alerts_log
WHERE record_type IN ('SilenceSet', 'SilenceEnded')
GROUP BY silence_id
HAVING set_payload != ''`;

/** The silences, the newest set first; at most `limit`. */
export const listSilences = (limit: number): Query => ({
  sql: `${SILENCES}\nORDER BY set_at DESC LIMIT {rows:UInt32}`,
  params: { rows: limit },
});

/** One silence. One row or none. */
export const oneSilence = (silenceId: string): Query => ({
  sql: `${SILENCES} AND silence_id = {silenceId:String}`,
  params: { silenceId },
});
