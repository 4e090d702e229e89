import { createCodec, createFakeRegistry, type Codec } from '@foreshock/contracts';
import { MonitorTasks } from '@foreshock/monitor';
import { createFakeSnapshots, type SnapshotWriter } from '@foreshock/monitor/testing';
import {
  RetriableError,
  type ConsumedRecord,
  type PartitionTask,
  type TaskFactory,
} from '@foreshock/streaming';
import type { LogReader } from '@foreshock/streaming/testing';
import { createFakeStore } from '@foreshock/warehouse/testing';
import { tableSpecs } from '@foreshock/warehouse';
import { Broker } from './broker.ts';
import { BrokerAway, Faults, SESSION_MS } from './faults.ts';
import { Group } from './group.ts';
import { violationsOf } from './invariants.ts';
import { MonitorMember } from './monitor-member.ts';
import type { Violation } from './output-violations.ts';
import { produce } from './producer.ts';
import { Random } from './random.ts';
import type { Sabotage } from './sabotage.ts';
import { Ended, Scheduler, SimProcess } from './scheduler.ts';
import { keepSnapshots, simulatedWriter } from './snapshots.ts';
import { simulatedTransactions, type Connection } from './transactions.ts';
import { WarehouseMember } from './warehouse-member.ts';
import { INPUT, LETTERS, TOPICS } from './topics.ts';
import { Workload } from './workload.ts';

/** What one seed led to. */
export interface Run {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** What really happened, by kind and window. */
  readonly counts: ReadonlyMap<string, number>;
  readonly records: number;
  readonly steps: number;
}

const MAX_STEPS = 30_000;
/** After everything has come to rest, whoever is still stopped wakes up and tries to go on. */
const AFTERMATH_STEPS = 150;

let shared: Promise<Codec> | undefined;

/** Types are compiled once; what a codec remembers of ids is the same in every run. */
function sharedCodec(): Promise<Codec> {
  shared ??= (async () => {
    const codec = createCodec(createFakeRegistry(), { now: () => 0 });
    await codec.registerAll();
    return codec;
  })();
  return shared;
}

/** Plays one seed to its end: the same seed is the same run. */
export async function simulate(seed: number, sabotage: Sabotage = {}): Promise<Run> {
  return new World(seed, await sharedCodec(), sabotage).play();
}

class World {
  readonly #seed: number;
  readonly #codec: Codec;
  readonly #sabotage: Sabotage;
  readonly #random: Random;
  readonly #scheduler: Scheduler;
  readonly #broker: Broker;
  readonly #faults: Faults;
  readonly #group: Group;
  readonly #store = createFakeStore();
  readonly #snapshots = createFakeSnapshots();
  readonly #members = new Map<SimProcess, MonitorMember>();
  readonly #crashes: Violation[] = [];
  readonly #partitions: number;
  readonly #maxRecords: number;
  /** Without a store every restore replays the log. */
  readonly #keepsSnapshots: boolean;
  #warehouse: SimProcess | null = null;
  #started = 0;
  #produced = false;

  constructor(seed: number, codec: Codec, sabotage: Sabotage) {
    this.#seed = seed;
    this.#codec = codec;
    this.#sabotage = sabotage;
    this.#random = new Random(seed);
    this.#partitions = this.#random.int(1, 3);
    this.#maxRecords = this.#random.int(1, 10);
    this.#keepsSnapshots = this.#random.chance(0.7);
    this.#scheduler = new Scheduler(this.#random.fork());
    this.#broker = new Broker(this.#scheduler, this.#random.fork());
    for (const topic of TOPICS) this.#broker.create(topic, topic === INPUT ? this.#partitions : 2);
    const budget = this.#random.int(0, 14);
    this.#faults = new Faults(this.#random.fork(), this.#scheduler, budget, (process) => {
      this.#scheduler.background(this.#miss(process));
    });
    this.#group = new Group(this.#scheduler, this.#random.fork(), this.#broker.partitionsOf(INPUT));
  }

  async play(): Promise<Run> {
    const workload = new Workload(this.#codec, this.#random.fork(), this.#partitions);
    const sendings = workload.sendings(this.#random.int(30, 110));
    await this.#codec.ensure([...workload.items.values()].map(({ value }) => value));
    this.#scheduler.background(
      produce(sendings, this.#broker, this.#scheduler, this.#random.fork()).then(() => {
        this.#produced = true;
      }),
    );
    for (let i = this.#random.int(1, 3); i > 0; i--) this.#startMonitor();
    this.#startWarehouse();
    this.#scheduler.background(this.#operate());
    this.#scheduler.background(this.#broker.expireTransactions());

    const rested = await this.#scheduler.run(() => this.#isAtRest(), MAX_STEPS);
    if (rested) {
      const until = this.#scheduler.steps + AFTERMATH_STEPS;
      await this.#scheduler.run(() => this.#scheduler.steps >= until, until);
      await this.#scheduler.run(() => this.#isAtRest(), MAX_STEPS);
    }
    const violations = [
      ...this.#crashes,
      ...(rested ? [] : [{ kind: 'stuck' as const, message: this.#whereItStands() }]),
      ...violationsOf(this.#broker, this.#store, workload.items, this.#codec),
    ];
    await this.#scheduler.end();
    this.#count('fenced', this.#broker.fenced);
    this.#count('rebalance', this.#group.generation);
    const { steps } = this.#scheduler;
    return { seed: this.#seed, violations, counts: this.#faults.counts, records: workload.items.size, steps };
  }

  #count(what: string, times: number): void {
    for (let i = 0; i < times; i++) this.#faults.count(what);
  }

  #connection(process: SimProcess): Connection {
    return {
      broker: this.#broker,
      scheduler: this.#scheduler,
      faults: this.#faults,
      random: this.#random,
      process,
    };
  }

  #startMonitor(): void {
    const process = new SimProcess(`monitor${String(this.#started++)}`);
    const connection = this.#connection(process);
    const sabotage = this.#sabotage;
    const member = new MonitorMember(connection, {
      group: this.#group,
      tasks: this.#tasks(connection),
      reader: sabotage.reader?.(this.#reader(process)) ?? this.#reader(process),
      transactions: (at) => sabotage.transactions?.(at, connection) ?? simulatedTransactions(at, connection),
      fetch: (at, from, count) =>
        sabotage.fetch?.(connection, at, from, count) ?? this.#broker.fetch(at, from, count),
      deadLetterTopic: LETTERS,
      maxRecords: this.#maxRecords,
    });
    this.#members.set(process, member);
    member.run().then(
      () => this.#members.delete(process),
      (thrown: unknown) => {
        this.#exit(process, thrown);
      },
    );
  }

  /** A process that ends itself is started again; only what a lost request explains is no fault of the product. */
  #exit(process: SimProcess, thrown: unknown): void {
    if (thrown instanceof Ended) return;
    if (!(thrown instanceof BrokerAway) && !String(thrown).includes('fenced again and again'))
      this.#crashes.push({ kind: 'crash', message: `${process.name}: ${String(thrown)}` });
    this.#faults.count('exit');
    this.#faults.kill(process);
  }

  #startWarehouse(): void {
    const process = new SimProcess(`warehouse${String(this.#started++)}`);
    this.#warehouse = process;
    const store = this.#sabotage.store?.(this.#store) ?? this.#store;
    const member = new WarehouseMember(this.#connection(process), store, this.#codec, this.#reader(process));
    member
      .run(() => this.#warehouse === process)
      .catch((thrown: unknown) => {
        this.#exit(process, thrown);
      });
  }

  /** The tasks under test, with windows around each of their steps. */
  #tasks(connection: Connection): TaskFactory {
    const { process } = connection;
    const codec = this.#sabotage.codec?.(this.#codec) ?? this.#codec;
    const inner = new MonitorTasks(codec, this.#keepsSnapshots ? this.#writer(connection) : null);
    return {
      prepare: async (records) => {
        await this.#faults.at(process, 'before-prepare');
        await inner.prepare(records);
      },
      open: async (start, replay) => {
        const task = await inner.open(start, replay);
        return this.#watched(process, this.#sabotage.task?.(bound(task), codec) ?? task);
      },
    };
  }

  #writer(connection: Connection): SnapshotWriter {
    const store = this.#sabotage.snapshots?.(this.#snapshots) ?? this.#snapshots;
    const writer = simulatedWriter(store, connection);
    this.#scheduler.background(keepSnapshots(writer, connection));
    return writer;
  }

  #watched(process: SimProcess, task: PartitionTask): PartitionTask {
    return {
      process: (record) => {
        this.#faults.atOnce(process, 'before-process');
        const outcome = task.process(record);
        this.#faults.atOnce(process, 'after-process');
        return outcome;
      },
      flush: () => task.flush(),
      committed: (nextOffset) => {
        this.#faults.atOnce(process, 'after-acknowledge');
        task.committed?.(nextOffset);
      },
      close: () => task.close?.(),
    };
  }

  #reader(process: SimProcess): LogReader {
    const broker = this.#broker;
    const faults = this.#faults;
    return {
      partitions: (topic) => Promise.resolve(broker.partitionsOf(topic).map(({ partition }) => partition)),
      offsets: (at) => Promise.resolve({ low: 0, high: broker.stableEnd(at) }),
      close: () => Promise.resolve(),
      async *read(at, from, to): AsyncGenerator<readonly ConsumedRecord[]> {
        const { records } = broker.fetchTo(at, from, to);
        for (let i = 0; i < records.length; i += 9) {
          await faults.at(process, 'during-restore').catch((thrown: unknown) => {
            throw new RetriableError('the log is away', { cause: thrown });
          });
          yield records.slice(i, i + 9);
        }
      },
    };
  }

  /** Somebody fell silent: who is dead is replaced, and who is still silent after the session time-out is put out. */
  async #miss(process: SimProcess): Promise<void> {
    const watch = new SimProcess('supervisor');
    const member = this.#members.get(process);
    const id = member?.id;
    const isMonitor = member !== undefined;
    await this.#scheduler.turn(watch, SESSION_MS);
    const isSilent = !process.alive || process.stoppedUntil > this.#scheduler.now;
    if (!isSilent) return;
    if (isMonitor) {
      if (id !== undefined) this.#group.remove(id);
      if (!process.alive && this.#members.delete(process)) this.#startMonitor();
    } else if (this.#warehouse === process) this.#startWarehouse();
  }

  /** More members, fewer members. */
  async #operate(): Promise<void> {
    const operator = new SimProcess('operator');
    const random = this.#random.fork();
    const leaving = new Set<SimProcess>();
    for (let i = random.int(0, 3); i > 0; i--) {
      await this.#scheduler.turn(operator, random.int(30, 400));
      // who was told to leave may take long over it, and is nobody that stays
      const running = [...this.#members.entries()].filter(
        ([process]) => process.alive && !leaving.has(process),
      );
      if (random.chance(0.5) && running.length > 1) {
        this.#faults.count('member leaves');
        const [process, member] = random.pick(running);
        leaving.add(process);
        member.stop();
      } else if (running.length < 3) {
        this.#faults.count('member joins');
        this.#startMonitor();
      }
    }
  }

  #isAtRest(): boolean {
    if (!this.#produced || this.#broker.unfinished > 0) return false;
    return (
      this.#broker.partitionsOf(INPUT).every((at) => (this.#broker.position(at) ?? 0) > this.#last(at)) &&
      tableSpecs.every((spec) =>
        this.#broker.partitionsOf(spec.topic).every((at) => {
          const last = this.#last(at);
          const { topic, partition, offset } = spec.position;
          return (
            last < 0 ||
            this.#store
              .rows(spec.table)
              .some(
                (row) => row[offset] === last && row[partition] === at.partition && row[topic] === at.topic,
              )
          );
        }),
      )
    );
  }

  #last(at: { topic: string; partition: number }): number {
    return this.#broker.fetchTo(at, 0, this.#broker.end(at)).records.at(-1)?.offset ?? -1;
  }

  #whereItStands(): string {
    const positions = this.#broker
      .partitionsOf(INPUT)
      .map(
        (at) => `${String(at.partition)}: ${String(this.#broker.position(at))} of ${String(this.#last(at))}`,
      );
    return `not at rest after ${String(this.#scheduler.steps)} steps; produced ${String(this.#produced)}; ${positions.join(', ')}`;
  }
}

/** A task as a plain object, whose methods can be replaced one by one. */
function bound(task: PartitionTask): PartitionTask {
  return {
    process: (record) => task.process(record),
    flush: () => task.flush(),
    committed: (nextOffset) => task.committed?.(nextOffset),
    close: () => task.close?.(),
  };
}
