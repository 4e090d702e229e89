import { setTimeout as wait } from 'node:timers/promises';
import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { Logger } from '@foreshock/observability';
import type { Reconciliation } from '@foreshock/reconcile';
import type { Component } from '@foreshock/service';
import type { ReconcileMetrics } from './metrics.ts';

export interface Schedule {
  /** Compares once, up to an abort; null while no business date is over yet. */
  readonly reconcile: (signal: AbortSignal) => Promise<Reconciliation | null>;
  /** From the end of one comparison to the begin of the next, in seconds. */
  readonly intervalSeconds: number;
  readonly metrics: ReconcileMetrics;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly fatal: (error: unknown) => void;
}

/** Differences that are written to the log by name. */
const NAMED = 20;

/** Compares the two answers again and again. What ClickHouse refuses is counted and tried again at the next time. */
export function createSchedule(schedule: Schedule): Component {
  const stopped = new AbortController();
  let running = Promise.resolve();
  return {
    name: 'reconciling',
    start() {
      running = rounds(schedule, stopped.signal).catch((error: unknown) => {
        if (!stopped.signal.aborted) schedule.fatal(error);
      });
      return Promise.resolve();
    },
    stop() {
      stopped.abort();
      return running;
    },
  };
}

async function rounds(schedule: Schedule, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(schedule.intervalSeconds * 1_000, undefined, { signal });
    await round(schedule, signal);
  }
}

/** A check must not stop what it checks: without an answer its age grows, which is an alert of its own. */
async function round({ reconcile, metrics, logger }: Schedule, signal: AbortSignal): Promise<void> {
  try {
    const result = await reconcile(signal);
    if (result === null) return;
    metrics.done(result);
    const differences = result.differences.slice(0, NAMED);
    if (differences.length > 0)
      logger.warn({ count: result.differences.length, differences }, 'not reconciled');
    else logger.info({ customers: result.customers }, 'reconciled');
  } catch (error) {
    if (!(error instanceof ClickHouseFailure)) throw error;
    metrics.failed();
    logger.warn({ error: error.message }, 'could not reconcile');
  }
}
