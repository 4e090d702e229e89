import { readFile } from 'node:fs/promises';
import { connectionOf, createClickHouse, type ClickHouse } from '@foreshock/clickhouse';
import { caughtUp, environmentOf, provision, startProcess } from '@foreshock/cli';
import { clickhouseConfig, kafkaConfig, loadConfig, registryConfig } from '@foreshock/config';
import { importLedger, openLog, readMappingFile, type ImportSummary } from '@foreshock/intake';
import type { StackEndpoints } from '@foreshock/local-stack';
import { createGroupLag, kafkaClientOf, type GroupLag } from '@foreshock/streaming';
import { z } from 'zod';
import { defaultPolicy, sampleFile, sampleMapping } from '../ledger/replay.ts';

type Part = Awaited<ReturnType<typeof startProcess>>;
const schema = z.object({ ...kafkaConfig, ...registryConfig, ...clickhouseConfig });

/** The log, the services around it and the tables, on one stack, each service in a process of its own. */
export class Pipeline {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: z.output<typeof schema>;
  readonly #parts = new Map<string, Part>();
  /** Services that ended although nobody asked them to. */
  readonly crashes: string[] = [];

  constructor(stack: StackEndpoints, extra: Readonly<Record<string, string>> = {}) {
    this.env = { ...process.env, ...environmentOf(stack), ...extra };
    this.config = loadConfig(schema, this.env);
  }

  provision(): Promise<unknown> {
    return provision(this.env);
  }

  async start(...names: string[]): Promise<void> {
    await Promise.all(names.map(async (name) => this.#parts.set(name, await this.#startOne(name))));
  }

  urlOf(name: string): string {
    return this.#part(name).url;
  }

  /** SIGKILL, then a new process. */
  async killAndRestart(name: string): Promise<void> {
    const { pid } = this.#part(name);
    this.#parts.delete(name);
    process.kill(pid, 'SIGKILL');
    await this.start(name);
  }

  async stop(): Promise<void> {
    const parts = [...this.#parts.values()];
    this.#parts.clear();
    await Promise.all(parts.map((part) => part.stop()));
  }

  async activateDefaultPolicy(): Promise<void> {
    const { document, body, hash } = defaultPolicy();
    const log = openLog(this.config);
    await log.start();
    const partitions = await log.sink.partitionCount();
    const record = {
      eventId: 'default-policy',
      occurredAt: 0,
      source: 'test',
      policyId: document.policyId,
      version: document.version,
      hash,
      body,
      mode: 'LIVE' as const,
      activatedBy: 'author',
      approvedBy: 'approver',
      proposedBy: null,
      rollbackOf: null,
    };
    await log.sink.append(
      Array.from({ length: partitions }, (_, partition) => ({ type: 'PolicyActivated', partition, record })),
    );
    await log.close();
  }

  async importSample(): Promise<ImportSummary> {
    const log = openLog(this.config);
    await log.start();
    try {
      const mapping = await readMappingFile(sampleMapping);
      return await importLedger({ files: { invoices: sampleFile }, mapping, sink: log.sink });
    } finally {
      await log.close();
    }
  }

  /** The business date moves on in every partition. @param day days since 1970-01-01 */
  async tickTo(day: number): Promise<void> {
    const log = openLog(this.config);
    await log.start();
    const partitions = await log.sink.partitionCount();
    const record = { eventId: `tick ${day}`, occurredAt: 0, source: 'test', date: day };
    await log.sink.append(
      Array.from({ length: partitions }, (_, partition) => ({ type: 'ClockTick', partition, record })),
    );
    await log.close();
  }

  groupLag(): Promise<GroupLag> {
    return createGroupLag(kafkaClientOf(this.config, 'foreshock-test'));
  }

  /** Waits until everything on the log is in the tables. */
  async caughtUp(deadlineMs = 90_000): Promise<void> {
    const lag = await this.groupLag();
    try {
      await caughtUp(lag, () => undefined, AbortSignal.timeout(deadlineMs));
    } finally {
      await lag.close();
    }
  }

  clickhouse(): ClickHouse & { close(): Promise<void> } {
    return createClickHouse(connectionOf(this.config));
  }

  async #startOne(name: string): Promise<Part> {
    const started: { part?: Part } = {};
    started.part = await startProcess(name, this.env, (error) => {
      if (started.part !== undefined && this.#parts.get(name)?.pid === started.part.pid)
        this.crashes.push(String(error));
    });
    return started.part;
  }

  #part(name: string): Part {
    const part = this.#parts.get(name);
    if (part === undefined) throw new Error(`${name} is not running`);
    return part;
  }
}

/** The endpoints of the stack that the suites share. */
export async function sharedStack(): Promise<StackEndpoints> {
  const path =
    process.env['FORESHOCK_STACK_FILE'] ?? new URL('../../.foreshock/stack.json', import.meta.url).pathname;
  return JSON.parse(await readFile(path, 'utf8')) as StackEndpoints;
}
