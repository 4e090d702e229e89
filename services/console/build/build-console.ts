import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fingerprint } from './fingerprint.ts';
import { sourceFolder } from './settings.ts';
import { BUILT_FROM } from './site.ts';

const isSource = import.meta.url.endsWith('.ts');
const program = fileURLToPath(new URL(isSource ? './main.ts' : './main.js', import.meta.url));
// never this process' own arguments: they may name a script, which would start itself again
const flags = isSource ? ['--conditions=@foreshock/source', '--import', import.meta.resolve('tsx')] : [];

/** Whether the built files are those of the sources as they stand. */
export const isBuilt = (): boolean =>
  existsSync(BUILT_FROM) && readFileSync(BUILT_FROM, 'utf8') === fingerprint(sourceFolder);

/**
 * Builds the console unless it is built already, in a process of its own: the bundler decides by NODE_ENV whether it makes
 * something for developers, and leaves its memory behind.
 * @returns how long it took, milliseconds; null where nothing had to be done
 * @throws with what the bundler says about a source that cannot be built
 */
export async function buildConsole(): Promise<number | null> {
  if (isBuilt()) return null;
  const from = performance.now();
  const environment = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [...flags, program], { env: environment });
  return Math.round(performance.now() - from);
}
