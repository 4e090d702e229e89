import { StackError, systemCode } from '../stack-error.ts';
import { isAlive } from './identity.ts';
import type { ProcessId } from './identity.ts';
import { poll } from './poll.ts';

/** Asks the process to stop (SIGTERM) and kills it after `graceMs`. Does nothing when it is gone already. */
export async function terminate(id: ProcessId, graceMs: number): Promise<void> {
  if (!signal(id, 'SIGTERM')) return;
  if (await poll(() => !isAlive(id), graceMs)) return;
  signal(id, 'SIGKILL');
  if (!(await poll(() => !isAlive(id), 5_000))) {
    throw new StackError(`Process ${id.pid} does not end. Stop it by hand and start again.`);
  }
}

function signal(id: ProcessId, name: NodeJS.Signals): boolean {
  if (!isAlive(id)) return false;
  try {
    process.kill(id.pid, name);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    throw error;
  }
}
