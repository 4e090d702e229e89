import {
  FencedError,
  noMetrics,
  RetriableError,
  RevokedError,
  silent,
  type TaskFactory,
  type TopicPartition,
} from '@foreshock/streaming';
import { PartitionRunner, type Lease, type LogReader, type Transactions } from '@foreshock/streaming/testing';
import { keyOf, type Fetched } from './broker.ts';
import { BrokerAway, Killed } from './faults.ts';
import { NotAMember, type Assignment, type Group } from './group.ts';
import { GROUP, type Connection } from './transactions.ts';

/** What a member is made of; each may be a wrapped one. */
export interface MemberParts {
  readonly group: Group;
  readonly tasks: TaskFactory;
  readonly reader: LogReader;
  readonly transactions: (at: TopicPartition) => Transactions;
  readonly fetch: (at: TopicPartition, from: number, count: number) => Fetched;
  /** Where the dead letters go. */
  readonly deadLetterTopic: string;
  readonly maxRecords: number;
}

/** Timers never fire: a step of the simulation takes no time of this machine. */
const NEVER_MS = 2 ** 31 - 1;
const FENCED_IN_A_ROW = 5;
const IDLE_MS = 15;

/** A process of the monitor: joins the group, takes the partitions it gets through the runtime's own runner. */
export class MonitorMember {
  readonly #connection: Connection;
  readonly #parts: MemberParts;
  readonly #runners = new Map<string, PartitionRunner>();
  readonly #setbacks = new Map<string, number>();
  #epoch = 0;
  #joins = 0;
  #stopping = false;

  constructor(connection: Connection, parts: MemberParts) {
    this.#connection = connection;
    this.#parts = parts;
  }

  /** The name under which the group knows it now. */
  get id(): string {
    return `${this.#connection.process.name}.${String(this.#joins)}`;
  }

  /** SIGTERM: finishes the chunk, leaves the group. */
  stop(): void {
    this.#stopping = true;
  }

  /** Works until it is stopped. Rejects with what the process would have to end for. */
  async run(): Promise<void> {
    const { group } = this.#parts;
    while (!this.#stopping) {
      await this.#connection.faults.at(this.#connection.process, 'before-join', ['kill', 'stop']);
      if (!group.has(this.id)) this.#joins += 1;
      const assignment = await group.join(this.id);
      await this.#pause(0);
      this.#epoch += 1;
      await this.#work(assignment);
      this.#epoch += 1;
    }
    group.remove(this.id);
    for (const key of [...this.#runners.keys()]) await this.#drop(key);
  }

  async #work(assignment: Assignment): Promise<void> {
    const kept = new Set(assignment.partitions.map(keyOf));
    for (const [key, runner] of [...this.#runners]) {
      if (kept.has(key)) runner.recheck();
      else await this.#drop(key);
    }
    const lease = this.#lease(assignment.generation);
    if (assignment.partitions.length === 0) await this.#beIdle(lease);
    const working = assignment.partitions.map((at) => this.#consume(at, lease));
    // one that fails takes the others down with it, as a process does
    await Promise.all(working);
  }

  async #beIdle(lease: Lease): Promise<void> {
    while (!this.#stopping && (await isAlive(lease))) await this.#pause(IDLE_MS);
  }

  async #consume(at: TopicPartition, lease: Lease): Promise<void> {
    const { broker, faults, process, random } = this.#connection;
    let position = broker.position(at) ?? 0;
    while (!this.#stopping) {
      await faults.at(process, 'before-fetch', ['kill', 'stop']);
      if (!(await isAlive(lease))) {
        this.#epoch += 1;
        return;
      }
      const { records, endOffset } = this.#parts.fetch(at, position, random.int(1, 12));
      if (records.length > 0) {
        const next = await this.#handle(at, { records, fetchedOffset: position, endOffset }, lease);
        if (next === 'rejoin') return;
        position = next;
      } else if (endOffset > position) {
        this.#runners.get(keyOf(at))?.passed(endOffset);
        position = endOffset;
      } else if ((await this.#settle(at, lease)) === 'rejoin') return;
      else await this.#pause(IDLE_MS);
    }
  }

  /** What the runtime does around its runner: where to go on, or that the group has to be joined again. */
  async #handle(
    at: TopicPartition,
    batch: Parameters<PartitionRunner['run']>[0],
    lease: Lease,
  ): Promise<number | 'rejoin'> {
    const runner = this.#runnerOf(at);
    try {
      const result = await runner.run(batch, lease);
      if (result.kind === 'parked') await this.#pause(IDLE_MS);
      else this.#setbacks.delete(keyOf(at));
      return result.position;
    } catch (thrown) {
      return this.#afterFailure(at, runner, thrown, batch.fetchedOffset);
    }
  }

  async #settle(at: TopicPartition, lease: Lease): Promise<'rejoin' | 'settled'> {
    const runner = this.#runnerOf(at);
    try {
      await runner.acquire(lease);
      await runner.settle(lease);
      return 'settled';
    } catch (thrown) {
      const next = await this.#afterFailure(at, runner, thrown, 0);
      return next === 'rejoin' ? 'rejoin' : 'settled';
    }
  }

  async #afterFailure(
    at: TopicPartition,
    runner: PartitionRunner,
    thrown: unknown,
    position: number,
  ): Promise<number | 'rejoin'> {
    if (thrown instanceof Killed) return new Promise(() => undefined);
    if (!runner.clean) await this.#drop(keyOf(at));
    if (thrown instanceof RevokedError || thrown instanceof RetriableError) return position;
    if (thrown instanceof FencedError) {
      this.#tooOften(at, thrown);
      await this.#pause(IDLE_MS);
      return position;
    }
    if (!(thrown instanceof BrokerAway || thrown instanceof NotAMember)) throw thrown;
    this.#epoch += 1;
    return 'rejoin';
  }

  #tooOften(at: TopicPartition, thrown: FencedError): void {
    const times = (this.#setbacks.get(keyOf(at)) ?? 0) + 1;
    this.#setbacks.set(keyOf(at), times);
    if (times > FENCED_IN_A_ROW)
      throw new Error(`${keyOf(at)} was fenced again and again`, { cause: thrown });
  }

  #runnerOf(at: TopicPartition): PartitionRunner {
    const key = keyOf(at);
    const found = this.#runners.get(key);
    if (found !== undefined) return found;
    const runner = new PartitionRunner(at, {
      groupId: GROUP,
      taskFactory: this.#parts.tasks,
      transactions: this.#parts.transactions(at),
      reader: this.#parts.reader,
      deadLetterTopic: this.#parts.deadLetterTopic,
      bounds: { maxRecords: this.#parts.maxRecords, maxOutputBytes: 4_000 },
      heartbeatMs: NEVER_MS,
      maxResends: 5,
      metrics: noMetrics,
      log: silent,
    });
    this.#runners.set(key, runner);
    return runner;
  }

  async #drop(key: string): Promise<void> {
    const runner = this.#runners.get(key);
    this.#runners.delete(key);
    await runner?.close();
  }

  #lease(generation: number): Lease {
    const epoch = this.#epoch;
    const id = this.id;
    let failure: { readonly thrown: unknown } | undefined;
    return {
      assertHeld: () => {
        if (failure !== undefined) throw failure.thrown;
        if (epoch !== this.#epoch) throw new RevokedError('the group has rebalanced');
      },
      heartbeat: async () => {
        await this.#pause(0);
        try {
          this.#parts.group.heartbeat(id, generation);
        } catch (thrown) {
          failure ??= { thrown };
          throw thrown;
        }
      },
      stopping: () => this.#stopping,
    };
  }

  #pause(ms: number): Promise<void> {
    return this.#connection.scheduler.turn(this.#connection.process, ms);
  }
}

async function isAlive(lease: Lease): Promise<boolean> {
  try {
    await lease.heartbeat();
    lease.assertHeld();
    return true;
  } catch {
    return false;
  }
}
