import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build depends on: our sources, and the installed versions. */
const SOURCES = ['src', 'build', 'public', 'index.html', 'package.json', '../../package-lock.json'];

/** A hash over everything a build depends on. @param root the console's folder */
export function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((name) => filesUnder(join(root, name))))
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
