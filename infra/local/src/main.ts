import { fileURLToPath } from 'node:url';
import { stackOptions } from './options.ts';
import type { StackOptions } from './options.ts';
import { streamReporter } from './reporter.ts';
import type { Reporter } from './reporter.ts';
import { StackError, explainDisk } from './stack-error.ts';
import { resetStack, stackHealth, startStack, stopStack } from './stack.ts';

const commands: Record<string, (options: StackOptions, reporter: Reporter) => Promise<number>> = {
  start: run,
  status: status,
  async stop(options, reporter) {
    reporter.line((await stopStack(options, reporter)) ? 'stack stopped' : 'no stack was running');
    return 0;
  },
  async reset(options, reporter) {
    await resetStack(options, reporter);
    reporter.line('stack stopped and its data deleted');
    return 0;
  },
};

/** Starts the stack and keeps it up until Ctrl-C, SIGTERM or a part that cannot be kept up. */
async function run(options: StackOptions, reporter: Reporter): Promise<number> {
  const interrupt = new AbortController();
  const interrupted = new Promise<void>((resolve) => {
    const onSignal = () => {
      interrupt.abort(new StackError('interrupted'));
      resolve();
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  });
  const stack = await startStack(options, reporter, interrupt.signal);
  const { kafka, registry, clickhouse } = stack.endpoints;
  reporter.line(`kafka       ${kafka.brokers.join(',')}`);
  reporter.line(`registry    ${registry.url}`);
  reporter.line(`clickhouse  ${clickhouse.url} (login in ${options.stateFile})`);
  if (stack.reused || options.mode === 'docker') return 0;
  reporter.line('stack is up; Ctrl-C stops it');
  const lost = new Promise<Error | undefined>((resolve) => stack.onExit(resolve));
  const reason = await Promise.race([interrupted, lost]);
  if (reason instanceof Error) throw reason;
  reporter.line('stopping');
  await stack.stop();
  reporter.line('stack stopped');
  return 0;
}

async function status(options: StackOptions, reporter: Reporter): Promise<number> {
  const found = await stackHealth(options);
  if (found === undefined) {
    reporter.line('no stack is running');
    return 1;
  }
  for (const [name, healthy] of Object.entries(found.healthy)) {
    reporter.line(`${name.padEnd(12)}${healthy ? 'ready' : 'not answering'}`);
  }
  reporter.line(`since ${found.state.startedAt}`);
  return Object.values(found.healthy).every(Boolean) ? 0 : 1;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const reporter = streamReporter(process.stderr);
const command = commands[process.argv[2] ?? 'start'];
try {
  if (command === undefined)
    throw new StackError(`Unknown command ${process.argv[2]}; use start, status, stop or reset`);
  process.exitCode = await command(stackOptions(root, process.env), reporter);
} catch (failure) {
  const error = explainDisk(failure, root);
  if (!(error instanceof StackError)) throw error;
  reporter.line(error.message);
  process.exitCode = 1;
}
