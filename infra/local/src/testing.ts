import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stackOptions } from './options.ts';
import type { StackOptions } from './options.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Options of a stack of its own in a temporary folder; only the download cache is this checkout's. */
export async function temporaryStack(): Promise<{ options: StackOptions; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'foreshock-stack-'));
  const { cacheDir } = stackOptions(root, process.env);
  const { PATH, JAVA_HOME, HOME } = process.env;
  const options = stackOptions(folder, { FORESHOCK_CACHE_DIR: cacheDir, PATH, JAVA_HOME, HOME });
  return { options, remove: () => rm(folder, { recursive: true, force: true }) };
}
