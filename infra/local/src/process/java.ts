import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StackOptions } from '../options.ts';

const run = promisify(execFile);

/** The oldest Java that Kafka and the registry run on. */
export const oldestJava = 17;

/** The major version in the output of `java -version` (`1.8.0` is 8), or undefined when it says none. */
export function javaMajor(output: string): number | undefined {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** The machine's Java of version 17 or newer (JAVA_HOME first, then PATH), or undefined. */
export async function findJava(env: StackOptions['env']): Promise<string | undefined> {
  const home = env['JAVA_HOME'];
  const candidates = home ? [join(home, 'bin', 'java'), 'java'] : ['java'];
  for (const java of candidates) {
    const output = await run(java, ['-version'], { env: env, timeout: 10_000 }).then(
      ({ stderr }) => stderr,
      () => '',
    );
    if ((javaMajor(output) ?? 0) >= oldestJava) return java;
  }
  return undefined;
}
