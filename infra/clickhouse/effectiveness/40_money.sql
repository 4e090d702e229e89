-- An episode's money altogether, and invoice by invoice.
SELECT warning_id, sum(collectable_minor) AS collectable_minor, sum(recovered_minor) AS recovered_minor,
  sum(usual_minor) AS usual_minor, min(written_off_on) AS written_off_on,
  groupArray((invoice_id, at_stake_minor, before_minor, collectable_minor, recovered_minor, recovered_30_minor,
    recovered_60_minor, recovered_90_minor, forecast_minor, won_minor_days, unpaid_minor, unpaid_lost_minor_days)) AS invoices
FROM items
GROUP BY warning_id
