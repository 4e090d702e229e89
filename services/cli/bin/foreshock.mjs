#!/usr/bin/env node
// Runs the foreshock command from source on the pinned Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const pinned = file('../../../node_modules/.bin/node');
const child = spawn(
  existsSync(pinned) ? pinned : process.execPath,
  [
    '--disable-warning=TimeoutNegativeWarning', // kafkajs asks for timers in the past
    '--conditions=@foreshock/source',
    '--import',
    import.meta.resolve('tsx'),
    file('../src/main.ts'),
    ...process.argv.slice(2),
  ],
  // without it the sources would be read under the settings of whatever folder this is run in
  { stdio: 'inherit', env: { ...process.env, TSX_TSCONFIG_PATH: file('../../../tsconfig.base.json') } },
);
// In a terminal Ctrl-C reaches the whole group by itself; the handler only keeps this process waiting.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`foreshock: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
