import { Counter, Gauge, type Registry } from '@foreshock/observability';
import type { Day } from '@foreshock/policy';

export interface PortfolioMetrics {
  evaluated(date: Day): void;
  failed(what: 'tables' | 'log'): void;
}

const SECONDS_PER_DAY = 86_400;

/** How far the portfolio rules got, and how often they could not go on. */
export function createPortfolioMetrics(registry: Registry): PortfolioMetrics {
  const date = new Gauge({
    name: 'foreshock_portfolio_date_seconds',
    help: 'Last business date held against the portfolio rules, as seconds since 1970-01-01.',
    registers: [registry],
  });
  const failures = new Counter({
    name: 'foreshock_portfolio_failures_total',
    help: 'Rounds that ended with the tables or the log away; the next one goes on from what was published.',
    labelNames: ['what'],
    registers: [registry],
  });
  return {
    evaluated: (day) => date.set(day * SECONDS_PER_DAY),
    failed: (what) => failures.inc({ what }),
  };
}
