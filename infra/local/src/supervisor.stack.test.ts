import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partNames } from './options.ts';
import type { StackOptions } from './options.ts';
import { isAlive } from './process/identity.ts';
import type { ProcessId } from './process/identity.ts';
import { poll } from './process/poll.ts';
import { startStack, stopStack } from './stack.ts';
import { readState } from './state.ts';
import { temporaryStack } from './testing.ts';

let options: StackOptions;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ options, remove } = await temporaryStack());
});

afterAll(async () => {
  await stopStack(options);
  await remove();
});

/** A process of its own that starts the stack and then does nothing. */
function otherSupervisor() {
  const stack = pathToFileURL(fileURLToPath(new URL('./stack.ts', import.meta.url))).href;
  const code = `import { startStack } from ${JSON.stringify(stack)};
    await startStack(${JSON.stringify(options)}); setInterval(() => undefined, 1000);`;
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', code], {
    stdio: 'inherit',
  });
}

test('parts end with a supervisor that is killed, and the next start takes over', async () => {
  const supervisor = otherSupervisor();
  expect(await poll(async () => (await readState(options.stateFile)) !== undefined, 60_000)).toBe(true);
  const state = await readState(options.stateFile);
  const parts = partNames.map((name) => state?.pids[name]).filter((id): id is ProcessId => id !== undefined);
  expect(parts.filter(isAlive)).toHaveLength(3);
  supervisor.kill('SIGKILL');
  expect(await poll(() => !parts.some(isAlive), 20_000)).toBe(true);
  const stack = await startStack(options);
  expect(stack.reused).toBe(false);
  await stack.stop();
});

test('a taken port is one clear line and leaves nothing behind', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await poll(() => squatter.listening, 5_000);
  const { port } = squatter.address() as AddressInfo;
  await expect(startStack({ ...options, ports: { kafka: port } })).rejects.toThrow(
    `Port ${port} for kafka is taken. Free it or choose another port.`,
  );
  expect(await readState(options.stateFile)).toBeUndefined();
  squatter.close();
});

test('an interrupted start stops what it had begun', async () => {
  const interrupt = new AbortController();
  const lines: string[] = [];
  const reporter = {
    progress: () => undefined,
    line(text: string) {
      lines.push(text);
      if (text.startsWith('clickhouse ready')) interrupt.abort(new Error('interrupted'));
    },
  };
  await expect(startStack(options, reporter, interrupt.signal)).rejects.toThrow('interrupted');
  expect(await readState(options.stateFile)).toBeUndefined();
  expect(lines.some((line) => line.startsWith('kafka ready'))).toBe(false);
});
