// The whole test run: style, types, unit suites, then the stack suites on a local Kafka, registry and ClickHouse of their own.
// Usage: npm test [-- --check | --unit | --stack] [-- <path part> …]
// --check is style, types and unit suites; --unit and --stack are one kind of suite alone.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules/.bin');
const results = join(root, '.foreshock/test-results');
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
const children = new Set();

function run(command, args, env = {}, stdio = 'inherit') {
  const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
  children.add(child);
  return new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code, signal) => {
      children.delete(child);
      resolve(signal ? 1 : code);
    });
  });
}

/** Runs one check and prints what it said when it is over, so that checks can run side by side. */
async function check(name, command, args) {
  const started = performance.now();
  const { code, output } = await capture(command, args);
  console.log(
    `\n── ${name}\n${output}   ${code === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  if (code === 0) total.passed += 1;
  else fail(name);
}

function capture(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: `${error.message}\n` }));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ code, output });
    });
  });
}

async function suites(project, env) {
  console.log(`\n── ${project} suites`);
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const code = await run(
    join(bin, 'vitest'),
    [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...paths,
    ],
    env,
  );
  count(project, file, code);
}

function count(project, file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    fail(`${project} suites ended without a report`);
    return;
  }
  total.passed += report.numPassedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  total.failed += report.numFailedTests;
  // a suite that breaks before its first test, or an error outside any test, is a failure too
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  );
  total.failed += broken.length;
  if (code !== 0 && report.numFailedTests + broken.length === 0) {
    fail(`${project} suites exited with ${code}`);
  }
  for (const suite of report.testResults) {
    if (suite.status === 'failed') failures.push(suite.name.replace(root, ''));
  }
}

const stackOptions = {
  FORESHOCK_HOME: join(root, '.foreshock/test'),
  FORESHOCK_STACK_FILE: join(root, '.foreshock/test/stack.json'),
};

const stackMain = [
  '--disable-warning=TimeoutNegativeWarning',
  '--conditions=@foreshock/source',
  '--import',
  'tsx',
  'infra/local/src/main.ts',
];
const stack = (command, stdio = 'inherit') =>
  run(process.execPath, [...stackMain, command], stackOptions, stdio);
const STACK_WITHIN_MS = 10 * 60_000;

/** Starts the stack in the background and waits until every part answers. */
async function startStack() {
  let ended = false;
  const running = stack('start').then((code) => {
    ended = true;
    return code;
  });
  const until = performance.now() + STACK_WITHIN_MS;
  while (!ended && performance.now() < until) {
    if (existsSync(stackOptions.FORESHOCK_STACK_FILE) && (await stack('status', 'ignore')) === 0)
      return { up: true, running };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { up: false, running };
}

async function stackSuites() {
  console.log('\n── local stack');
  await stack('reset');
  const { up, running } = await startStack();
  if (up) await suites('stack', stackOptions);
  else fail('the local stack did not start');
  await stack('reset');
  await running;
}

function fail(what) {
  total.failed += 1;
  failures.push(what);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}

mkdirSync(results, { recursive: true });
const only = ['check', 'unit', 'stack'].find((kind) => flags.includes(`--${kind}`)) ?? 'all';
let lint = Promise.resolve(); // the longest check: it goes on beside the others and the unit suites
if (only === 'all' || only === 'check') {
  lint = check('lint', join(bin, 'eslint'), [
    '.',
    '--max-warnings',
    '0',
    '--cache',
    '--cache-location',
    '.nx/eslintcache',
  ]);
  await check('format', join(bin, 'prettier'), ['--check', '--log-level', 'warn', '--cache', '.']);
  await check('types', join(bin, 'tsc'), ['-b']);
}
if (only !== 'stack') await suites('unit', {});
await lint;
if (only === 'all' || only === 'unit') await suites('simulation', {});
if (only === 'all' || only === 'unit') await suites('recipes', {});
if (only === 'all' || only === 'stack') await stackSuites();

if (failures.length > 0) console.log(`\nfailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exit(total.failed === 0 ? 0 : 1);
