import type { GroupLag } from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import type { Pipeline } from '../e2e/pipeline.ts';
import { FOLLOWED, MONITOR, WAREHOUSE } from './topics.ts';

const CATCH_UP_WITHIN_MS = 240_000;

/** How far monitor and warehouse got, asked anew after every loss of the broker. */
export class Progress {
  readonly #pipeline: Pipeline;
  #lag: GroupLag | null = null;

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline;
  }

  /** Sum of the ends of all partitions of the log. */
  logEnds(): Promise<number> {
    return this.#ask(
      async (lag) =>
        (await lag.committed(MONITOR, ['ledger.events'])) + (await lag.records(MONITOR, ['ledger.events'])),
    );
  }

  monitorPosition(): Promise<number> {
    return this.#ask((lag) => lag.committed(MONITOR, ['ledger.events']));
  }

  /** @returns seconds until the monitors stand at or behind this sum of offsets */
  monitorReaches(ends: number): Promise<number> {
    return this.#until(
      'the monitors to catch up',
      async (lag) => (await lag.committed(MONITOR, ['ledger.events'])) >= ends,
    );
  }

  /** @returns seconds until the warehouse has copied the log up to this sum of offsets */
  warehouseReaches(ends: number): Promise<number> {
    return this.#until(
      'the warehouse to catch up',
      async (lag) => (await lag.committed(WAREHOUSE, ['ledger.events'])) >= ends,
    );
  }

  /** Waits until everything that is on the log is evaluated and copied. */
  async rest(): Promise<void> {
    await this.#until(
      'the monitors to finish',
      async (lag) => (await lag.records(MONITOR, ['ledger.events'])) === 0,
    );
    await this.#until(
      'the warehouse to finish',
      async (lag) => (await lag.records(WAREHOUSE, FOLLOWED)) === 0,
    );
  }

  async close(): Promise<void> {
    await this.#lag?.close();
  }

  async #until(what: string, reached: (lag: GroupLag) => Promise<boolean>): Promise<number> {
    const startedMs = performance.now();
    await eventually(
      what,
      async () => ((await this.#ask(reached)) ? true : undefined),
      CATCH_UP_WITHIN_MS,
      200,
    );
    return (performance.now() - startedMs) / 1_000;
  }

  #ask<T>(question: (lag: GroupLag) => Promise<T>): Promise<T> {
    return eventually(
      'an answer of the broker',
      async () => {
        try {
          this.#lag ??= await this.#pipeline.groupLag();
          return { answer: await question(this.#lag) };
        } catch (thrown) {
          const broken = this.#lag;
          this.#lag = null;
          await broken?.close().catch(() => undefined);
          throw thrown;
        }
      },
      CATCH_UP_WITHIN_MS,
      200,
    ).then(({ answer }) => answer);
  }
}
