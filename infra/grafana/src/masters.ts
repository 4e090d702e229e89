const AT = '(occurred_at, event_id)';

/** Industry and region of every customer as they are known now; empty where nobody said. */
export const MASTERS = `(
  SELECT customer_id, argMax(JSONExtractString(payload, 'industry'), ${AT}) AS industry,
    argMax(JSONExtractString(payload, 'region'), ${AT}) AS region
  FROM ledger_events_accepted WHERE record_type = 'CustomerEvent' GROUP BY customer_id
)`;
