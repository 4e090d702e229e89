import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

/** Work that ends when told to. */
function job() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { work: () => promise, finish: () => resolve() };
}

test('lets as many in as it is wide, then in order', async () => {
  const gate = new Gate(1, 10, 10_000);
  const order: string[] = [];
  const first = job();
  const all = [
    gate.through(() => first.work().then(() => void order.push('a'))),
    gate.through(() => Promise.resolve(void order.push('b'))),
    gate.through(() => Promise.resolve(void order.push('c'))),
  ];
  expect(order).toEqual([]);
  first.finish();
  await Promise.all(all);
  expect(order).toEqual(['a', 'b', 'c']);
});

test('refuses at once when too many wait, and after a while when none gets out', async () => {
  const gate = new Gate(1, 1, 1);
  const first = job();
  const running = gate.through(first.work);
  const waiting = gate.through(first.work);
  await expect(gate.through(first.work)).rejects.toMatchObject({ code: 202, status: 503 });
  await expect(waiting).rejects.toThrow('no room within 1 ms');
  first.finish();
  await running;
});

test('makes room again when work fails', async () => {
  const gate = new Gate(1, 1, 1_000);
  await expect(gate.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await gate.through(() => Promise.resolve(1))).toBe(1);
});
