import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process: its number and when it began, since numbers are used again. */
export interface ProcessId {
  readonly pid: number;
  /** Opaque mark of the start time; equal marks of one pid mean the same process. */
  readonly began: string;
}

/** The process behind `pid` as it runs now, or undefined when there is none (a zombie counts as none). */
export function identify(pid: number): ProcessId | undefined {
  const began = process.platform === 'linux' ? beganByProc(pid) : beganByPs(pid);
  return began === undefined ? undefined : { pid, began };
}

/** True while that very process runs. */
export function isAlive(id: ProcessId): boolean {
  return identify(id.pid)?.began === id.began;
}

function beganByProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command in brackets may hold spaces; the state is the first field after it, the start time the 20th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
}

function beganByPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}
