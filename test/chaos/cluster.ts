import { setTimeout as wait } from 'node:timers/promises';
import { startProcess } from '@foreshock/cli';
import { readState, stackHealth, type StackOptions } from '@foreshock/local-stack';
import { eventually } from '@foreshock/testing';
import type { Pipeline } from '../e2e/pipeline.ts';

type Part = Awaited<ReturnType<typeof startProcess>>;
export type ServiceName = 'monitor' | 'warehouse';
export type StackPart = 'kafka' | 'registry' | 'clickhouse';

const BACK_WITHIN_MS = 180_000;

/** A service's process that is started again when it ends, as a launcher or a container engine does. */
class Instance {
  readonly #name: ServiceName;
  readonly #env: Pipeline['env'];
  readonly #onRestart: (reason: string) => void;
  #part: Part | null = null;
  #starting: Promise<void>;
  #wanted = true;

  constructor(name: ServiceName, env: Pipeline['env'], onRestart: (reason: string) => void) {
    this.#name = name;
    this.#env = env;
    this.#onRestart = onRestart;
    this.#starting = this.#start();
  }

  /** Resolves once a process of it is ready. */
  ready(): Promise<void> {
    return this.#starting;
  }

  /** @throws while no process of it runs */
  get pid(): number {
    if (this.#part === null) throw new Error(`${this.#name} is not running`);
    return this.#part.pid;
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#starting.catch(() => undefined);
    await this.#part?.stop();
  }

  async #start(): Promise<void> {
    const untilMs = performance.now() + BACK_WITHIN_MS;
    while (this.#wanted) {
      try {
        this.#part = await startProcess(this.#name, this.#env, (error) => {
          this.#ended(error);
        });
        return;
      } catch (thrown) {
        // what it needs is away: a launcher tries again
        if (performance.now() > untilMs) throw thrown;
        await wait(500);
      }
    }
  }

  #ended(error: unknown): void {
    if (this.#part === null || !this.#wanted) return;
    this.#part = null;
    this.#onRestart(String(error));
    this.#starting = this.#start();
    this.#starting.catch(() => undefined);
  }
}

/** The stack's parts and the services on it, each a process that can be killed or stopped by its id. */
export class Cluster {
  readonly pipeline: Pipeline;
  readonly #options: StackOptions;
  readonly #services: Record<ServiceName, Instance[]> = { monitor: [], warehouse: [] };
  readonly #stopped = new Set<number>();
  /** Why services ended without being stopped. */
  readonly restarts: string[] = [];

  constructor(pipeline: Pipeline, options: StackOptions) {
    this.pipeline = pipeline;
    this.#options = options;
  }

  /** Starts or stops services until `count` of them run. */
  async scale(name: ServiceName, count: number): Promise<void> {
    const running = this.#services[name];
    const surplus = running.splice(count);
    await Promise.all(surplus.map((instance) => instance.stop()));
    while (running.length < count)
      running.push(new Instance(name, this.pipeline.env, (reason) => this.restarts.push(reason)));
    await Promise.all(running.map((instance) => instance.ready()));
  }

  /** SIGKILL of the first instance. Resolves when its successor is ready. */
  async killService(name: ServiceName): Promise<void> {
    const [instance] = this.#services[name];
    if (instance === undefined) throw new Error(`no ${name} runs`);
    const killed = instance.pid;
    process.kill(killed, 'SIGKILL');
    await eventually(
      `a new ${name}`,
      async () => {
        await instance.ready();
        return instance.pid === killed ? undefined : true;
      },
      BACK_WITHIN_MS,
    );
  }

  servicePid(name: ServiceName): number {
    const [instance] = this.#services[name];
    if (instance === undefined) throw new Error(`no ${name} runs`);
    return instance.pid;
  }

  async partPid(name: StackPart): Promise<number> {
    const pid = (await readState(this.#options.stateFile))?.pids[name]?.pid;
    if (pid === undefined) throw new Error(`${name} is not running`);
    return pid;
  }

  /** SIGKILL. Resolves when a new process of it answers. */
  async killPart(name: StackPart): Promise<void> {
    const killed = await this.partPid(name);
    process.kill(killed, 'SIGKILL');
    await eventually(
      `${name} under a new process`,
      async () => ((await this.partPid(name)) !== killed && (await this.#answers(name)) ? true : undefined),
      BACK_WITHIN_MS,
      200,
    );
  }

  /** SIGSTOP for as long as `meanwhile` takes, then SIGCONT. */
  async suspended(pid: number, meanwhile: () => Promise<void>): Promise<void> {
    process.kill(pid, 'SIGSTOP');
    this.#stopped.add(pid);
    try {
      await meanwhile();
    } finally {
      this.#resume(pid);
    }
  }

  async stop(): Promise<void> {
    for (const pid of [...this.#stopped]) this.#resume(pid);
    await Promise.all([this.scale('monitor', 0), this.scale('warehouse', 0)]);
  }

  async #answers(name: StackPart): Promise<boolean> {
    return (await stackHealth(this.#options))?.healthy[name] ?? false;
  }

  #resume(pid: number): void {
    this.#stopped.delete(pid);
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // it has ended in the meantime, and somebody started a new one
    }
  }
}
