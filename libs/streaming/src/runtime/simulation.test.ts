import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FencedError, RevokedError } from '../errors.ts';
import type { ConsumedRecord, OutputRecord } from '../record.ts';
import { ledgerTasks } from '../testing/ledger-task.ts';
import type { FaultPoint } from '../testing/memory-log.ts';
import { held, TestDriver } from '../testing/test-driver.ts';
import type { PartitionRunner } from './partition-runner.ts';

const POINTS: readonly FaultPoint[] = ['before-send', 'before-commit', 'after-commit'];
const AT = { topic: 'in', partition: 0 };

type Move =
  | { readonly kind: 'fetch'; readonly count: number; readonly back: number }
  | { readonly kind: 'crash' }
  | { readonly kind: 'take-over' }
  | { readonly kind: 'zombie'; readonly count: number }
  | { readonly kind: 'fault'; readonly point: FaultPoint };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('fetch' as const), count: fc.nat(9), back: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'crash' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'take-over' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('zombie' as const), count: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('fault' as const), point: fc.constantFrom(...POINTS) }),
  },
);

/** Duplicates, bad values and missing keys among good records. */
const record = fc.record({
  key: fc.constantFrom('a', 'b', 'c', null),
  value: fc.oneof(
    fc.constant('bad'),
    fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom('x', 'y', 'z') }),
  ),
});

const toOutput = (one: { key: string | null; value: string }): OutputRecord => ({
  topic: 'in',
  key: one.key,
  value: Buffer.from(one.value),
});
const texts = (records: readonly ConsumedRecord[]): string[] =>
  records.map((one) => `${String(one.key)}:${String(one.value)}`);
const latest = (records: readonly ConsumedRecord[]): Record<string, string> =>
  Object.fromEntries(records.map((one) => [String(one.key), String(one.value)]));

/** Consumers of one partition: fetch as the group's position says, crash, lose the partition and come back as zombies. */
class World {
  readonly driver: TestDriver;
  #owner: PartitionRunner;
  #zombie: PartitionRunner | null = null;
  #position = 0;

  constructor(records: readonly OutputRecord[], maxRecords: number) {
    this.driver = new TestDriver(ledgerTasks, { maxRecords });
    for (const one of records) this.driver.log.append(one);
    this.#owner = this.driver.runner();
  }

  async play(one: Move): Promise<void> {
    if (one.kind === 'fault') this.#breakNext(one.point);
    else if (one.kind === 'fetch') await this.fetch(one.count, one.back);
    else if (one.kind === 'crash') this.#owner = this.driver.runner();
    else if (one.kind === 'take-over') this.#takeOver();
    else await this.#zombieRuns(one.count);
  }

  async fetch(count: number, back = 0): Promise<void> {
    const from = Math.max(0, this.#position - back);
    try {
      const result = await this.#owner.run(this.#batch(from, count + back), held);
      this.#position = result.position;
    } catch (thrown) {
      if (!(thrown instanceof FencedError || thrown instanceof RevokedError)) throw thrown;
      this.#owner = this.driver.runner();
    }
  }

  get done(): boolean {
    return this.#position >= this.driver.log.end(AT);
  }

  #takeOver(): void {
    this.#zombie = this.#owner;
    this.#owner = this.driver.runner();
  }

  /** A zombie holds an old position; it either is fenced or was not replaced yet. */
  async #zombieRuns(count: number): Promise<void> {
    const zombie = this.#zombie;
    this.#zombie = null;
    if (zombie?.opened !== true) return;
    try {
      await zombie.run(this.#batch(0, this.#position + count), held);
    } catch (thrown) {
      if (!(thrown instanceof FencedError || thrown instanceof RevokedError)) throw thrown;
    }
  }

  #batch(from: number, count: number): Parameters<PartitionRunner['run']>[0] {
    const records = this.driver.log.committedRecords('in').slice(from, from + count);
    return { records, fetchedOffset: from, endOffset: from + records.length };
  }

  #breakNext(point: FaultPoint): void {
    const { log } = this.driver;
    log.fault = (at) => {
      if (at !== point) return false;
      log.fault = () => false;
      return true;
    };
  }
}

it('publishes what one undisturbed pass publishes, whatever the cuts, crashes, faults and zombies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 40 }),
      fc.array(move, { maxLength: 40 }),
      fc.integer({ min: 1, max: 10 }),
      async (records, moves, maxRecords) => {
        const outputs = records.map(toOutput);
        const calm = new World(outputs, 1_000);
        await calm.fetch(outputs.length);
        const world = new World(outputs, maxRecords);
        for (const one of moves) await world.play(one);
        for (let i = 0; i < 20 && !world.done; i++) await world.fetch(outputs.length);
        expect(world.done).toBe(true);
        expect(texts(world.driver.outputs('decisions'))).toEqual(texts(calm.driver.outputs('decisions')));
        expect(texts(world.driver.deadLetters)).toEqual(texts(calm.driver.deadLetters));
        expect(latest(world.driver.outputs('state'))).toEqual(latest(calm.driver.outputs('state')));
      },
    ),
    { numRuns: 500, seed: 20_130_101 },
  );
});
