import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PartName } from './options.ts';
import type { ProcessId } from './process/identity.ts';
import { StackError, explainDisk, systemCode } from './stack-error.ts';

/** Where the parts of a running stack are reached. */
export interface StackEndpoints {
  readonly kafka: { readonly brokers: readonly string[] };
  /** Base URL of the Confluent-compatible interface. */
  readonly registry: { readonly url: string };
  readonly clickhouse: {
    readonly url: string;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
}

/** The content of `stack.json`: the endpoints, and who runs them since when. */
export interface StackState extends StackEndpoints {
  readonly mode: 'processes' | 'docker';
  readonly startedAt: string;
  /** Absent when docker runs the parts. */
  readonly supervisor?: ProcessId;
  readonly pids: Partial<Record<PartName, ProcessId>>;
}

/** The state that was last written, or undefined when no stack is known. */
export async function readState(file: string): Promise<StackState | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as StackState;
  } catch {
    throw new StackError(`${file} is damaged. Delete it and start again.`);
  }
}

/** Writes the state so that readers see the old or the new one, never a part. It holds a password: owner only. */
export async function writeState(file: string, state: StackState): Promise<void> {
  await writeWhole(file, `${JSON.stringify(state, null, 2)}\n`);
}

/** Forgets the stack. */
export async function removeState(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** Writes a private file at once: a temporary name, then a rename. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(partial, text, { mode: 0o600 });
    await rename(partial, file);
  } catch (error) {
    throw explainDisk(error, file);
  } finally {
    await rm(partial, { force: true });
  }
}
