import type { TopicPartition } from '@foreshock/streaming';
import type { Random } from './random.ts';
import { SimProcess, type Scheduler } from './scheduler.ts';

/** The group has moved on without this member, or is about to: join again. */
export class NotAMember extends Error {
  override readonly name = 'NotAMember';
}

export interface Assignment {
  readonly generation: number;
  readonly partitions: readonly TopicPartition[];
}

interface Member {
  joined: ((assignment: Assignment) => void) | null;
}

const REBALANCE_MS = 120;

/** A consumer group: everybody joins anew with every change; who does not come in time is out. */
export class Group {
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #partitions: readonly TopicPartition[];
  readonly #members = new Map<string, Member>();
  readonly #coordinator = new SimProcess('group');
  #generation = 0;
  #stable = true;

  constructor(scheduler: Scheduler, random: Random, partitions: readonly TopicPartition[]) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#partitions = partitions;
  }

  get generation(): number {
    return this.#generation;
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** Comes in, or again under the same name: resolves when everybody has. */
  join(id: string): Promise<Assignment> {
    return new Promise((resolve) => {
      this.#members.set(id, { joined: resolve });
      this.#unsettle();
    });
  }

  /** Leaves, or is put out. */
  remove(id: string): void {
    if (this.#members.delete(id)) this.#unsettle();
  }

  /** @throws NotAMember */
  heartbeat(id: string, generation: number): void {
    if (!this.#stable || generation !== this.#generation || !this.#members.has(id))
      throw new NotAMember(`${id} in generation ${String(generation)}`);
  }

  #unsettle(): void {
    if (this.#stable) {
      this.#stable = false;
      this.#scheduler.background(this.#putOutLatecomers(this.#generation));
    }
    this.#complete();
  }

  async #putOutLatecomers(generation: number): Promise<void> {
    await this.#scheduler.turn(this.#coordinator, REBALANCE_MS);
    if (this.#stable || this.#generation !== generation) return;
    for (const [id, member] of this.#members) if (member.joined === null) this.#members.delete(id);
    this.#complete();
  }

  #complete(): void {
    const members = [...this.#members.values()];
    if (members.length === 0 || members.some(({ joined }) => joined === null)) return;
    this.#generation += 1;
    this.#stable = true;
    const order = this.#random.shuffled(members);
    order.forEach((member, index) => {
      const partitions = this.#partitions.filter((_, number) => number % order.length === index);
      member.joined?.({ generation: this.#generation, partitions });
      member.joined = null;
    });
  }
}
