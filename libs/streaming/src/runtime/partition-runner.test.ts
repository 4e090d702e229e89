import { describe, expect, it } from 'vitest';
import { FencedError, RetriableError, RevokedError } from '../errors.ts';
import { ledgerTasks } from '../testing/ledger-task.ts';
import type { FaultPoint, MemoryLog } from '../testing/memory-log.ts';
import { held, TestDriver, type Input } from '../testing/test-driver.ts';
import type { TaskFactory } from '../task.ts';
import type { Lease } from './lease.ts';
import type { PartitionBatch } from './partition-batch.ts';

const input = (key: string | null, value: string): Input => ({ key, value: Buffer.from(value) });
const texts = (driver: TestDriver, topic: string): string[] =>
  driver.outputs(topic).map((one) => String(one.value));
const batchOf = (driver: TestDriver, from = 0): PartitionBatch => ({
  records: driver.log.committedRecords('in').filter((one) => one.offset >= from),
  fetchedOffset: from,
  endOffset: driver.log.end(driver.at),
});

/** Breaks the first transaction that comes to `point`. */
function breakOnce(log: MemoryLog, point: FaultPoint): void {
  log.fault = (at) => {
    if (at !== point) return false;
    log.fault = () => false;
    return true;
  };
}

describe('a partition', () => {
  it('publishes decisions in order, coalesced state once per chunk, and the position', async () => {
    const driver = new TestDriver(ledgerTasks);
    await driver.pipe([input('a', 'x'), input('a', 'yy'), input('b', 'zzz')]);
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'yy=3', 'zzz=3']);
    expect(texts(driver, 'state')).toEqual(['3', '3']);
    expect(await driver.log.transactions('group', driver.at).committed()).toBe(3);
  });

  it('cuts a batch into transactions of at most the given number of records', async () => {
    const driver = new TestDriver(ledgerTasks, { maxRecords: 2 });
    await driver.pipe(['1', '22', '333', '4444', '55555'].map((value) => input('a', value)));
    expect(texts(driver, 'state')).toEqual(['3', '10', '15']);
  });

  it('closes a chunk early when its outputs grow too large', async () => {
    const large = (size: number): Input => input('a', 'v'.repeat(size));
    const driver = new TestDriver(ledgerTasks);
    await driver.pipe([large(700_000), large(600_000), large(10)]);
    expect(texts(driver, 'state')).toEqual(['1300000', '1300010']);
  });

  it('sends a dead letter with the original bytes and goes on', async () => {
    const driver = new TestDriver(ledgerTasks);
    const traceparent = Buffer.from('00-1-2-01');
    await driver.pipe([input('a', 'x'), { ...input('a', 'bad'), headers: { traceparent } }, input('a', 'y')]);
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'y=2']);
    const [letter] = driver.deadLetters;
    expect(letter?.key).toEqual(Buffer.from('a'));
    expect(letter?.value).toEqual(Buffer.from('bad'));
    const headers = Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)]);
    expect(Object.fromEntries(headers)).toEqual({
      traceparent: '00-1-2-01',
      '__connect.errors.topic': 'in',
      '__connect.errors.partition': '0',
      '__connect.errors.offset': '1',
      '__connect.errors.stage': 'process',
      '__connect.errors.exception.class.name': 'bad-value',
      '__connect.errors.exception.message': 'offset 1 is bad',
    });
  });

  it('hands tombstones and null keys to the task', async () => {
    const driver = new TestDriver(ledgerTasks);
    await driver.pipe([
      { key: null, value: Buffer.from('x') },
      { key: 'a', value: null },
    ]);
    expect(driver.deadLetters.map((one) => one.key)).toEqual([null]);
    expect(texts(driver, 'decisions')).toEqual(['=0']);
  });

  it.each(['before-send', 'before-commit', 'after-commit'] as const)(
    'publishes once when a transaction breaks %s',
    async (point) => {
      const driver = new TestDriver(ledgerTasks);
      await driver.pipe([input('a', 'x')]);
      breakOnce(driver.log, point);
      await driver.pipe([input('a', 'yy'), input('a', 'bad')]);
      expect(texts(driver, 'decisions')).toEqual(['x=1', 'yy=3']);
      expect(driver.deadLetters).toHaveLength(1);
    },
  );

  it('gives up after five resends and says so', async () => {
    const driver = new TestDriver(ledgerTasks);
    driver.log.fault = (point) => point === 'before-commit';
    await expect(driver.pipe([input('a', 'x')])).rejects.toThrow('broken before-commit');
  });

  it('restores its state by replay after a crash, publishing nothing twice', async () => {
    const driver = new TestDriver(ledgerTasks);
    await driver.pipe([input('a', 'x'), input('b', 'y')]);
    await driver.crash();
    await driver.pipe([input('a', 'yy')]);
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'y=1', 'yy=3']);
  });

  it('drops records below the committed position when a fetch begins too early', async () => {
    const driver = new TestDriver(ledgerTasks);
    await driver.pipe([input('a', 'x'), input('a', 'yy')]);
    const next = driver.runner();
    expect(await next.run(batchOf(driver), held)).toEqual({ kind: 'advanced', position: 2 });
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'yy=3']);
  });

  it('asks for the position again when a fetch begins too late', async () => {
    const driver = new TestDriver(ledgerTasks);
    const runner = driver.runner();
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    await runner.run(batchOf(driver), held);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('y') });
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('z') });
    expect(await runner.run(batchOf(driver, 2), held)).toEqual({ kind: 'advanced', position: 1 });
    expect(texts(driver, 'decisions')).toEqual(['x=1']);
  });

  it('fences the former owner, whose chunk is then lost and not published', async () => {
    const driver = new TestDriver(ledgerTasks);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    const zombie = driver.runner();
    const owner = driver.runner();
    await zombie.acquire(held);
    await owner.run(batchOf(driver), held);
    await expect(zombie.run(batchOf(driver), held)).rejects.toBeInstanceOf(FencedError);
    expect(zombie.clean).toBe(false);
    expect(texts(driver, 'decisions')).toEqual(['x=1']);
  });

  it('sends nothing again when another owner moved on while the outcome was unknown', async () => {
    const driver = new TestDriver(ledgerTasks);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    const stalled = driver.runner();
    await stalled.acquire(held);
    breakOnce(driver.log, 'before-commit');
    const batch = batchOf(driver);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('y') });
    let others = 0;
    const slow: Lease = {
      ...held,
      heartbeat: async () => {
        if (others++ === 0) await driver.runner().run(batchOf(driver), held);
      },
    };
    await expect(stalled.run(batch, slow)).rejects.toBeInstanceOf(RevokedError);
    expect(stalled.clean).toBe(false);
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'y=2']);
  });

  it('writes nothing once the lease is gone', async () => {
    const driver = new TestDriver(ledgerTasks);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    const runner = driver.runner();
    await runner.acquire(held);
    const gone: Lease = {
      ...held,
      assertHeld: () => {
        throw new RevokedError('rebalanced');
      },
    };
    await expect(runner.run(batchOf(driver), gone)).rejects.toBeInstanceOf(RevokedError);
    expect(runner.clean).toBe(true);
    expect(driver.log.end({ topic: 'decisions', partition: 0 })).toBe(0);
  });

  it('keeps its state over a rebalance only if nobody moved the position', async () => {
    const driver = new TestDriver(ledgerTasks);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    const runner = driver.runner();
    await runner.run(batchOf(driver), held);
    runner.recheck();
    await runner.acquire(held);
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('y') });
    await driver.runner().run(batchOf(driver), held);
    runner.recheck();
    await expect(runner.acquire(held)).rejects.toBeInstanceOf(RevokedError);
    expect(runner.clean).toBe(false);
  });

  it('stops between chunks', async () => {
    const driver = new TestDriver(ledgerTasks, { maxRecords: 1 });
    for (const value of ['x', 'y']) driver.log.append({ topic: 'in', key: 'a', value: Buffer.from(value) });
    let asked = 0;
    const stopping: Lease = { ...held, stopping: () => asked++ > 0 };
    const result = await driver.runner().run(batchOf(driver), stopping);
    expect(result).toEqual({ kind: 'advanced', position: 1 });
    expect(texts(driver, 'decisions')).toEqual(['x=1']);
  });
});

describe('a dependency that is away', () => {
  it('parks at the first record it could not prepare, and goes on from there', async () => {
    let away = true;
    const tasks: TaskFactory = {
      ...ledgerTasks,
      prepare: (records) =>
        away && records.some((one) => String(one.value) === 'y')
          ? Promise.reject(new Error('registry away'))
          : Promise.resolve(),
    };
    const driver = new TestDriver(tasks, { maxRecords: 1 });
    await expect(driver.pipe([input('a', 'x'), input('a', 'y')])).rejects.toThrow('registry away');
    expect(texts(driver, 'decisions')).toEqual(['x=1']);
    expect(driver.deadLetters).toEqual([]);
    away = false;
    await driver.step();
    expect(texts(driver, 'decisions')).toEqual(['x=1', 'y=2']);
  });

  it('parks when the state cannot be restored yet; any other failure to open is thrown', async () => {
    let failure: Error = new RetriableError('snapshots away');
    const driver = new TestDriver({ ...ledgerTasks, open: () => Promise.reject(failure) });
    driver.log.append({ topic: 'in', key: 'a', value: Buffer.from('x') });
    expect(await driver.runner().run(batchOf(driver), held)).toMatchObject({ kind: 'parked', position: 0 });
    failure = new TypeError('a bug');
    await expect(driver.runner().run(batchOf(driver), held)).rejects.toBe(failure);
  });
});
