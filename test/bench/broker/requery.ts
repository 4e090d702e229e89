import { connectionOf } from '@foreshock/clickhouse';
import { answerFromEvents } from '@foreshock/reconcile';
import { customerId } from '../workload/customers.ts';
import { percentile } from '../report/statistics.ts';
import type { BenchStack } from './bench-stack.ts';
import { cpuSeconds } from './process-figures.ts';

/** Asking ClickHouse for all indicators of one touched customer, over the raw events. */
export interface Requery {
  readonly customersAsked: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU seconds of ClickHouse a million questions; NaN where its process is not at hand. */
  readonly cpuSecondsPerMillion: number;
}

/** After every date of the workload: a partition's own business date stands for it. */
const TODAY = '2100-01-01';

/** Asks for customers one after another, in the tables that the warehouse filled. */
export async function measureRequery(
  stack: BenchStack,
  database: string,
  customers: number,
  questions: number,
): Promise<Requery> {
  const connection = { ...connectionOf(stack.config), database };
  const pid = await stack.clickhousePid();
  const cpu = () => (pid === undefined ? Number.NaN : cpuSeconds(pid));
  const ask = (index: number) =>
    answerFromEvents(connection, { date: TODAY, slice: 0, slices: 1, customers: [customerId(index)] });
  await ask(0);
  const cpuBefore = cpu();
  const delays: number[] = [];
  for (let i = 0; i < questions; i += 1) {
    const begun = performance.now();
    await ask((i * 7919) % customers);
    delays.push(performance.now() - begun);
  }
  return {
    customersAsked: questions,
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
    cpuSecondsPerMillion: ((cpu() - cpuBefore) / questions) * 1e6,
  };
}
