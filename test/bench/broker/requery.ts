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
  /** CPU seconds of ClickHouse a million customers, asked for one by one; NaN where its process is not at hand. */
  readonly cpuSecondsPerMillion: number;
  /** The same with many customers in one question, as someone would ask who collects touched customers first. */
  readonly together: {
    readonly customers: number;
    readonly ms: number;
    readonly cpuSecondsPerMillion: number;
  };
}

/** After every date of the workload: a partition's own business date stands for it. */
const TODAY = '2100-01-01';

/** Customers in the one large question. */
const TOGETHER = 1_000;

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
  const ask = (asked: readonly string[]) =>
    answerFromEvents(connection, { date: TODAY, slice: 0, slices: 1, customers: asked });
  const measured = async (asked: readonly string[]) => {
    const [begun, cpuBefore] = [performance.now(), cpu()];
    await ask(asked);
    return { ms: performance.now() - begun, cpuSeconds: cpu() - cpuBefore };
  };
  await ask([customerId(0)]);
  const single: Awaited<ReturnType<typeof measured>>[] = [];
  for (let i = 0; i < questions; i += 1) single.push(await measured([customerId((i * 7919) % customers)]));
  const many = Array.from({ length: Math.min(customers, TOGETHER) }, (_, i) => customerId(i));
  const together = await measured(many);
  const delays = single.map(({ ms }) => ms);
  const cpuOfAll = single.reduce((sum, { cpuSeconds: seconds }) => sum + seconds, 0);
  return {
    customersAsked: questions,
    p50Ms: percentile(delays, 0.5),
    p99Ms: percentile(delays, 0.99),
    cpuSecondsPerMillion: (cpuOfAll / questions) * 1e6,
    together: {
      customers: many.length,
      ms: together.ms,
      cpuSecondsPerMillion: (together.cpuSeconds / many.length) * 1e6,
    },
  };
}
