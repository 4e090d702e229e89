import { setTimeout as wait } from 'node:timers/promises';
import { ClickHouseFailure } from '@foreshock/clickhouse';
import { RegistryUnavailable } from '@foreshock/contracts';
import type { Logger } from '@foreshock/observability';
import type { Component } from '@foreshock/service';
import { isKafkaError } from '@foreshock/streaming';
import type { Evaluator } from './evaluate.ts';
import type { PortfolioMetrics } from './metrics.ts';

export interface RoundsOptions {
  readonly evaluator: Evaluator;
  readonly intervalMs: number;
  /** How long rounds may fail, one after the other, before it is given up. */
  readonly patienceMs: number;
  readonly metrics: PortfolioMetrics;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly fatal: (error: unknown) => void;
}

/** Looks for dates to step again and again. Tables or brokers that are away are waited for, the unknown ends it. */
export function createRounds(options: RoundsOptions): Component {
  const stopped = new AbortController();
  let running = Promise.resolve();
  return {
    name: 'portfolio rounds',
    start() {
      running = repeat(options, stopped.signal).catch((error: unknown) => {
        if (!stopped.signal.aborted) options.fatal(error);
      });
      return Promise.resolve();
    },
    stop() {
      stopped.abort();
      return running;
    },
  };
}

async function repeat({ evaluator, ...options }: RoundsOptions, signal: AbortSignal): Promise<void> {
  let wellAtMs = performance.now();
  while (!signal.aborted) {
    try {
      const date = await evaluator.round();
      if (date !== null) options.metrics.evaluated(date);
      wellAtMs = performance.now();
    } catch (error) {
      const what = whatIsAway(error);
      if (what === null || performance.now() - wellAtMs > options.patienceMs) throw error;
      options.metrics.failed(what);
      options.logger.warn({ error: (error as Error).message }, 'could not hold the portfolio rules; waiting');
    }
    await wait(options.intervalMs, undefined, { signal });
  }
}

function whatIsAway(error: unknown): 'tables' | 'log' | null {
  if (error instanceof ClickHouseFailure) return error.kind === 'retriable' ? 'tables' : null;
  return error instanceof RegistryUnavailable || isKafkaError(error) ? 'log' : null;
}
