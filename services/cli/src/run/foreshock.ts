import {
  StackError,
  stackOptions,
  startStack,
  type Reporter,
  type Stack,
  type StackOptions,
} from '@foreshock/local-stack';
import { processEnvironment, type Environment } from '@foreshock/config';
import { checkoutFile, forgetRun, writeRun, type Run } from '../home.ts';
import { Exit, EXIT } from '../output/exit.ts';
import { provideConsole } from './console.ts';
import { assertFree, freePort } from './ports.ts';
import type { RunningPart } from './part.ts';
import { provision } from './provision.ts';
import { startSplit } from './split.ts';
import { environmentOf } from './stack-environment.ts';
import { startTogether } from './together.ts';
import { localKeyRing } from './local-key-ring.ts';
import { newToken } from './tokens.ts';

/** Foreshock up on this machine. */
export interface RunningForeshock {
  readonly env: Environment;
  readonly run: Run;
  stop(): Promise<void>;
}

export interface StartupOptions {
  /** Each service in a process of its own. */
  readonly split: boolean;
  readonly reporter: Reporter;
  readonly onFatal: (error: unknown) => void;
  /** Interrupts the start; what is up by then is taken down again. */
  readonly signal: AbortSignal;
}

/** Starts the stack, creates what is missing on it, and starts the services; takes down what is up when one fails. */
export async function startForeshock(options: StartupOptions): Promise<RunningForeshock> {
  const outer = processEnvironment();
  await assertFree('FORESHOCK_API_PORT', outer['FORESHOCK_API_PORT']);
  const built = provideConsole(options.reporter);
  // whoever awaits it below hears of its failure, unless the stack fails first
  built.catch(() => undefined);
  const stack = await startStack(optionsOf(outer), options.reporter, options.signal);
  stack.onExit((reason) => {
    if (reason !== undefined) options.onFatal(reason);
  });
  try {
    await built;
    return await startOn(stack, outer, options);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function startOn(stack: Stack, outer: Environment, options: StartupOptions): Promise<RunningForeshock> {
  const env: Environment = { ...outer, ...environmentOf(stack.endpoints) };
  options.signal.throwIfAborted();
  const { topicsCreated, migrationsApplied } = await provision(env);
  options.signal.throwIfAborted();
  options.reporter.line(
    `topics, schemas and tables are there (${topicsCreated.length} topics and ${migrationsApplied.length} migrations new)`,
  );
  const keyRing = localKeyRing(outer);
  const tokens = {
    intake: outer['FORESHOCK_INTAKE_TOKEN'] ?? newToken(),
    api: outer['FORESHOCK_API_TOKEN'] ?? newToken(),
  };
  // the API hands promises and disputes to the intake, so it has to know its address before either is up
  const intakePort = String(await freePort());
  // and messages to people link to it
  const apiPort = outer['FORESHOCK_API_PORT'] ?? String(await freePort());
  const ports: Readonly<Record<string, string | undefined>> = {
    api: apiPort,
    intake: intakePort,
  };
  const envOf = (service: string): Environment => ({
    ...env,
    FORESHOCK_HTTP_PORT: ports[service],
    FORESHOCK_INTAKE_URL: `http://127.0.0.1:${intakePort}`,
    FORESHOCK_PUBLIC_URL: outer['FORESHOCK_PUBLIC_URL'] ?? `http://127.0.0.1:${apiPort}`,
    FORESHOCK_INTAKE_TOKEN: tokens.intake,
    FORESHOCK_API_TOKEN: tokens.api,
    ...keyRing,
  });
  const parts = await (options.split ? startSplit : startTogether)(envOf, {
    onFatal: options.onFatal,
    report: (line) => options.reporter.line(line),
  });
  if (!options.signal.aborted)
    options.reporter.line(`services are up: ${parts.map(({ name }) => name).join(', ')}`);
  const run = runOf(parts, tokens);
  writeRun(run);
  const stop = async () => {
    forgetRun();
    await Promise.all(parts.map((part) => part.stop()));
    await stack.stop();
  };
  return { env, run, stop };
}

/** @throws Exit on settings of the stack that are wrong. */
function optionsOf(outer: Environment): StackOptions {
  try {
    return stackOptions(checkoutFile('.'), outer);
  } catch (error) {
    throw error instanceof StackError ? new Exit(EXIT.usage, error.message) : error;
  }
}

function runOf(parts: readonly RunningPart[], tokens: { intake: string; api: string }): Run {
  const urlOf = (name: string) => parts.find((part) => part.name === name)?.url ?? '';
  return {
    pid: process.pid,
    apiUrl: urlOf('api'),
    apiToken: tokens.api,
    intakeUrl: urlOf('intake'),
    intakeToken: tokens.intake,
    services: Object.fromEntries(parts.map(({ name, url, pid }) => [name, { url, pid }])),
  };
}
