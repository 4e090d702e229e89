import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processEnvironment } from '@foreshock/config';
import { z } from 'zod';
import { Exit, EXIT } from './output/exit.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

/** The one folder that a local run writes to; FORESHOCK_HOME moves it. */
export function homeFolder(): string {
  return resolve(processEnvironment()['FORESHOCK_HOME'] ?? join(checkout, '.foreshock'));
}

/** A file of the checkout, by its path from the top. */
export function checkoutFile(path: string): string {
  return join(checkout, path);
}

const runShape = z.object({
  pid: z.number(),
  apiUrl: z.string(),
  apiToken: z.string(),
  intakeUrl: z.string(),
  intakeToken: z.string(),
  services: z.record(z.string(), z.object({ url: z.string(), pid: z.number() })),
});

/** A running Foreshock on this machine: where it answers, and the tokens it takes. */
export type Run = z.output<typeof runShape>;

/** Notes the running services; only its owner can read the file. */
export function writeRun(run: Run): void {
  writePrivately('run.json', run);
}

export function forgetRun(): void {
  rmSync(join(homeFolder(), 'run.json'), { force: true });
}

/** @throws Exit when Foreshock runs in this home already: a second one would take its place in the notes. */
export function assertNotRunning(): void {
  const path = join(homeFolder(), 'run.json');
  if (!existsSync(path)) return;
  const { pid, apiUrl } = runShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (!isAlive(pid)) return;
  throw new Exit(
    EXIT.failed,
    `Foreshock runs already, at ${apiUrl} (process ${pid}); end it there, or set FORESHOCK_HOME to start another`,
  );
}

/** @throws Exit when nothing runs, with the command that starts it. */
export function readRun(): Run {
  const path = join(homeFolder(), 'run.json');
  if (!existsSync(path))
    throw new Exit(EXIT.notRunning, 'Foreshock is not running here; start it with `npm start`');
  const run = runShape.parse(JSON.parse(readFileSync(path, 'utf8')));
  if (!isAlive(run.pid))
    throw new Exit(EXIT.notRunning, 'Foreshock has ended; start it again with `npm start`');
  return run;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Notes that a piece of work began; @returns how to note its end. What ends without that is unfinished. */
export function begin(work: string): () => void {
  const unfinished = new Set(unfinishedWork()).add(work);
  writePrivately(UNFINISHED, [...unfinished]);
  return () =>
    writePrivately(
      UNFINISHED,
      unfinishedWork().filter((one) => one !== work),
    );
}

/** Whether an earlier start was cut off in this piece of work. */
export function isUnfinished(work: string): boolean {
  return unfinishedWork().includes(work);
}

const UNFINISHED = 'unfinished.json';

function unfinishedWork(): readonly string[] {
  const path = join(homeFolder(), UNFINISHED);
  return existsSync(path) ? z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** Writes a JSON file into the home folder, whole or not at all, readable by its owner alone. */
export function writePrivately(name: string, content: unknown): string {
  mkdirSync(homeFolder(), { recursive: true });
  const path = join(homeFolder(), name);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  return path;
}
