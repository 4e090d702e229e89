import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { javaFor } from '../provide.ts';
import { identify, isAlive } from './identity.ts';
import { findJava, javaMajor } from './java.ts';
import { releaseLock, self, takeLock } from './lock.ts';
import { choosePort, tryPort } from './ports.ts';
import { terminate } from './terminate.ts';

async function withTakenPort(use: (port: number) => Promise<void>): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await use((server.address() as AddressInfo).port);
  await new Promise((resolve) => server.close(resolve));
}

test('a taken port is passed over, or refused when it was asked for', () =>
  withTakenPort(async (taken) => {
    const chosen = await choosePort('kafka', undefined, [taken]);
    expect(chosen).not.toBe(taken);
    expect(await choosePort('kafka', undefined, [chosen])).toBe(chosen);
    expect(await choosePort('kafka', undefined, [chosen], new Set([chosen]))).not.toBe(chosen);
    await expect(choosePort('kafka', taken, [])).rejects.toThrow(`Port ${taken} for kafka is taken`);
    expect(await tryPort(taken)).toBeUndefined();
  }));

test('a process is known by pid and start, so a used-again pid is not taken for it', async () => {
  const sleeper = spawn('sleep', ['60']);
  const id = identify(sleeper.pid ?? 0);
  if (id === undefined) throw new Error('sleep did not start');
  expect(isAlive(id)).toBe(true);
  expect(isAlive({ ...id, began: 'another time' })).toBe(false);
  await terminate({ ...id, began: 'another time' }, 100);
  expect(isAlive(id)).toBe(true);
  await terminate(id, 5_000);
  expect(isAlive(id)).toBe(false);
});

test('a process that does not listen to SIGTERM is killed', async () => {
  const stubborn = spawn('sh', ['-c', 'trap "" TERM; echo on; while :; do sleep 0.1; done']);
  await new Promise((resolve) => stubborn.stdout.once('data', resolve));
  const id = identify(stubborn.pid ?? 0);
  if (id === undefined) throw new Error('sh did not start');
  await terminate(id, 50);
  expect(isAlive(id)).toBe(false);
});

test('a lock has one living holder; a dead one loses it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'foreshock-lock-'));
  const lock = join(folder, 'lock');
  expect(await takeLock(lock)).toBeUndefined();
  expect(await takeLock(lock)).toEqual(self());
  await writeFile(lock, JSON.stringify({ ...self(), began: 'long ago' }));
  expect(await takeLock(lock)).toBeUndefined();
  expect(JSON.parse(await readFile(lock, 'utf8'))).toEqual(self());
  await releaseLock(lock);
  expect(await takeLock(lock)).toBeUndefined();
  await rm(folder, { recursive: true });
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25" 2025-09-16', 25],
  ['command not found', undefined],
])('%s is Java %s', (output, major) => expect(javaMajor(output)).toBe(major));

test('a Java that is too old or missing is passed over', async () => {
  const home = await mkdtemp(join(tmpdir(), 'foreshock-java-'));
  const bin = join(home, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'java'), '#!/bin/sh\necho \'openjdk version "11.0.2"\' >&2\n', { mode: 0o755 });
  expect(await findJava({ JAVA_HOME: home, PATH: '/nowhere' })).toBeUndefined();
  await rm(home, { recursive: true });
});

test('a platform without a runtime to fetch is told what to do', () => {
  expect(() => javaFor({}, 'sunos-sparc')).toThrow('Install one and set JAVA_HOME');
});
