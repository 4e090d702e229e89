#!/usr/bin/env node
// Runs on the machine's own Node before anything is installed, so: plain JavaScript and no dependency.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestNode = [20, 19];
const typescript = ['--conditions=@foreshock/source', '--import', 'tsx'];

/** What each command runs, on the pinned Node. */
const commands = {
  start: ['services/cli/bin/foreshock.mjs', 'start'],
  test: ['test/run.mjs'],
  stack: [...typescript, 'infra/local/src/main.ts'],
};

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Node ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
}

/** npm writes node_modules/.package-lock.json at the end of every install. */
function installIsStale() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return true;
  return statSync(installed).mtimeMs < statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Runs a program with this terminal, passes signals on, and resolves with its exit code. */
function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    // In a terminal Ctrl-C reaches the whole group by itself; the handler only keeps this process waiting.
    const onInterrupt = () => undefined;
    const onOther = (signal) => child.kill(signal);
    process.on('SIGINT', process.stdin.isTTY ? onInterrupt : onOther);
    process.on('SIGTERM', onOther);
    process.on('SIGHUP', onOther);
    child.once('error', (error) => fail(`Could not run ${program}: ${error.message}`));
    child.once('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}

async function install() {
  process.stderr.write('installing packages (npm install); this is needed once\n');
  const from = Date.now();
  const ticker = process.stderr.isTTY
    ? setInterval(() => process.stderr.write(`\r  ${Math.round((Date.now() - from) / 1000)} s`), 1000)
    : undefined;
  const windows = process.platform === 'win32';
  // Not `npm ci`: chdb names a package for each platform, and `ci` fails where a registry does not carry all of them.
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(windows ? 'npm.cmd' : 'npm', args, { shell: windows });
  clearInterval(ticker);
  if (code !== 0) fail(`npm install ended with code ${code}. Fix what it says above and start again.`);
  process.stderr.write(`${ticker ? '\r' : ''}installed in ${Math.round((Date.now() - from) / 1000)} s\n`);
}

checkNode();
const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) fail(`Unknown command "${name}"; use one of: ${Object.keys(commands).join(', ')}`);
if (installIsStale()) await install();
const bin = join(root, 'node_modules', '.bin');
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
process.exitCode = await run(node, [...command, ...rest], { env, shell: process.platform === 'win32' });
