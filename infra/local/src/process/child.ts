import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Part } from '../parts/part.ts';
import { StackError } from '../stack-error.ts';
import { identify } from './identity.ts';
import type { ProcessId } from './identity.ts';

/** A running part. `exited` resolves with a few words on how it ended. */
export interface Child {
  readonly id: ProcessId;
  readonly exited: Promise<string>;
}

/**
 * Starts the part in a session of its own, so that a Ctrl-C in the terminal reaches the supervisor alone, which
 * then stops the parts in order. Output is appended to the part's log.
 */
export async function startChild(part: Part): Promise<Child> {
  mkdirSync(dirname(part.logFile), { recursive: true });
  const log = openSync(part.logFile, 'a');
  let child: ChildProcess;
  try {
    child = spawn(part.command, part.args, {
      cwd: part.cwd,
      env: part.env,
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not run ${part.command}: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `ended with code ${code}` : `was ended by ${signal}`),
    );
  });
  const id = child.pid === undefined ? undefined : identify(child.pid);
  if (id === undefined) throw new StackError(`${part.name} ${await exited}. Log: ${part.logFile}`);
  return { id, exited };
}
