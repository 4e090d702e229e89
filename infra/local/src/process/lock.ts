import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StackError, systemCode } from '../stack-error.ts';
import { identify, isAlive } from './identity.ts';
import type { ProcessId } from './identity.ts';

/** This process, as others can recognise it. */
export function self(): ProcessId {
  const id = identify(process.pid);
  if (id === undefined)
    throw new StackError('Cannot read the start time of this process (is /proc or ps missing?).');
  return id;
}

/** Takes the lock file, or says which living process has it. A lock of a dead process is taken over. */
export async function takeLock(file: string): Promise<ProcessId | undefined> {
  await mkdir(dirname(file), { recursive: true });
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(JSON.stringify(self()));
      await handle.close();
      return undefined;
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const holder = await readLock(file);
    if (holder !== undefined && isAlive(holder)) return holder;
    await rm(file, { force: true });
  }
}

/** Who holds the lock, dead or alive; undefined when nobody does. */
export async function readLock(file: string): Promise<ProcessId | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as ProcessId;
  } catch {
    return undefined;
  }
}

/** Gives the lock back. */
export async function releaseLock(file: string): Promise<void> {
  await rm(file, { force: true });
}
