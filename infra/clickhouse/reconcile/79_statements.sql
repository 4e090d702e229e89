-- The latest statement in force, its figures null where they are missing, and Altman's score of the variant that fits the firm:
-- as it says itself, else listed with a market capitalisation, private with sales, otherwise non-manufacturing.
SELECT customer_id,
  ratio_above_0(current_assets, current_liabilities) AS current_ratio,
  ratio_above_0(current_assets - inventory, current_liabilities) AS quick_ratio,
  ratio_above_0(total_liabilities, total_assets) AS debt_to_assets,
  multiIf(
    firm IN ('listed', 'private', 'non-manufacturer'), firm,
    market_cap IS NOT NULL, 'listed', sales IS NOT NULL, 'private', 'non-manufacturer'
  ) AS variant,
  ratio_above_0(ifNull(working_capital, current_assets - current_liabilities), total_assets) AS x1,
  ratio_above_0(retained_earnings, total_assets) AS x2,
  ratio_above_0(ebit, total_assets) AS x3,
  ratio_above_0(
    if(variant = 'listed', market_cap, ifNull(book_equity, total_assets - total_liabilities)), total_liabilities) AS x4,
  ratio_above_0(sales, total_assets) AS x5,
  multiIf(
    variant = 'listed', 1.2 * x1 + 1.4 * x2 + 3.3 * x3 + 0.6 * x4 + 1.0 * x5,
    variant = 'private', 0.717 * x1 + 0.847 * x2 + 3.107 * x3 + 0.420 * x4 + 0.998 * x5,
    6.56 * x1 + 3.26 * x2 + 6.72 * x3 + 1.05 * x4
  ) AS altman_z,
  multiIf(
    altman_z IS NULL, NULL,
    altman_z < multiIf(variant = 'listed', 1.81, variant = 'private', 1.23, 1.1), 0,
    altman_z > multiIf(variant = 'listed', 2.99, variant = 'private', 2.9, 2.6), 2,
    1
  ) AS altman_zone,
  ratio_above_0(ifNull(operating_profit, ebit), sales) AS operating_margin,
  ratio_above_0(sales, sales_prior_year) AS sales_to_prior_year
FROM (
  SELECT customer_id, numbers, texts['firm'] AS firm,
    figure(numbers, 'currentAssets') AS current_assets,
    figure(numbers, 'currentLiabilities') AS current_liabilities,
    figure(numbers, 'inventory') AS inventory,
    figure(numbers, 'totalAssets') AS total_assets,
    figure(numbers, 'totalLiabilities') AS total_liabilities,
    figure(numbers, 'workingCapital') AS working_capital,
    figure(numbers, 'retainedEarnings') AS retained_earnings,
    figure(numbers, 'ebit') AS ebit,
    figure(numbers, 'bookEquity') AS book_equity,
    figure(numbers, 'marketCap') AS market_cap,
    figure(numbers, 'sales') AS sales,
    figure(numbers, 'salesPriorYear') AS sales_prior_year,
    figure(numbers, 'operatingProfit') AS operating_profit
  FROM signals
  WHERE kind = 'FINANCIAL_STATEMENT' AND in_force
  ORDER BY occurred_at DESC, event_id DESC
  LIMIT 1 BY customer_id
)
