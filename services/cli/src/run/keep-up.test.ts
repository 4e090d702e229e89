import { eventually } from '@foreshock/testing';
import { expect, it } from 'vitest';
import { keepUp, type Starter } from './keep-up.ts';

/** A service that is started by hand and ends when told to. */
function service(failing: readonly number[] = []) {
  const ports: (string | undefined)[] = [];
  const stopped: number[] = [];
  const fatal: unknown[] = [];
  let end: (error: unknown) => void = () => undefined;
  const start: Starter = (port, onEnd) => {
    const number = ports.push(port);
    if (failing.includes(number)) return Promise.reject(new Error('not yet'));
    end = onEnd;
    const stop = () => Promise.resolve(void stopped.push(number));
    return Promise.resolve({ name: 'monitor', url: 'http://127.0.0.1:4000', pid: 1, stop });
  };
  const options = { onFatal: (error: unknown) => fatal.push(error), report: () => undefined, pauseMs: 0 };
  const starts = (count: number) =>
    eventually(`start ${count}`, () => (ports.length >= count ? true : undefined), 2_000, 1);
  return {
    ports,
    stopped,
    fatal,
    starts,
    end: () => end(new Error('broker away')),
    keep: () => keepUp('monitor', start, options),
  };
}

it('starts a service that ended again, at the same address', async () => {
  const one = service();
  const part = await one.keep();
  one.end();
  await one.starts(2);
  await part.stop();
  expect(one.ports).toEqual([undefined, '4000']);
  expect(one.stopped).toEqual([1, 2]);
});

it('tries again when the new start fails too', async () => {
  const one = service([2]);
  const part = await one.keep();
  one.end();
  await one.starts(3);
  await part.stop();
  expect(one.stopped).toContain(3);
});

it('gives up on one that keeps ending', async () => {
  const one = service([2, 3, 4, 5, 6]);
  await one.keep();
  one.end();
  await eventually('giving up', () => one.fatal[0], 2_000, 1);
  expect(one.ports).toHaveLength(6);
});

it('leaves a stopped service alone, and does not hide a first start that fails', async () => {
  const one = service();
  const part = await one.keep();
  await part.stop();
  one.end();
  expect(one.ports).toHaveLength(1);
  await expect(service([1]).keep()).rejects.toThrow('not yet');
});
