import type { ClickHouse } from '@foreshock/clickhouse';
import { createMeasures, type MeasureTables } from '@foreshock/portfolio-measures';
import { policiesInForce, type PolicyInForce } from './policies.ts';

/** What a round asks of the tables: measures of business dates that are over, and the policies that were in force. */
export interface PortfolioTables extends MeasureTables {
  policies(): Promise<readonly PolicyInForce[]>;
}

export function portfolioTables(clickhouse: Pick<ClickHouse, 'query'>): PortfolioTables {
  return { ...createMeasures(clickhouse), policies: () => policiesInForce(clickhouse) };
}
