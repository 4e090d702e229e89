import { CHOSEN, CHOSEN_CUSTOMERS } from './variables.ts';

/** Every chosen customer's values as known at the end of the time range: the picker travels in time. */
export const AS_OF = `(
  SELECT * FROM indicators FINAL
  WHERE (customer_id, as_of) IN (
    SELECT customer_id, max(as_of) FROM indicators WHERE as_of <= toDate32($__toTime) GROUP BY customer_id
  )
    AND ${CHOSEN}
)`;

/** Every chosen customer's last assessment by the end of the time range. */
export const ASSESSED = `(
  SELECT customer_id, argMax(grade, kafka_offset) AS grade, argMax(expected_loss_minor, kafka_offset) AS expected_loss_minor,
    argMax(provision_minor, kafka_offset) AS provision_minor, argMax(in_default, kafka_offset) AS in_default,
    any(a.currency) AS currency
  FROM assessments AS a WHERE as_of <= toDate32($__toTime)
    AND ${CHOSEN_CUSTOMERS}
  GROUP BY customer_id
)`;

/** Every warning about a chosen customer that was open at the end of the time range. */
export const OPEN_WARNINGS = `(
  SELECT warning_id, any(customer_id) AS customer_id, any(rule_id) AS rule_id, min(as_of) AS raised_on,
    argMaxIf(severity, kafka_offset, event != 'CLEARED') AS severity,
    argMaxIf(title_en, kafka_offset, event != 'CLEARED') AS title,
    argMax(overdue_minor, kafka_offset) AS overdue_minor, any(w.currency) AS currency
  FROM (
    SELECT * FROM warnings WHERE as_of <= toDate32($__toTime)
    AND ${CHOSEN_CUSTOMERS}
  ) AS w
  GROUP BY warning_id HAVING argMax(event, kafka_offset) != 'CLEARED'
)`;
