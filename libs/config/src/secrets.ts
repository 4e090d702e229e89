import { readFileSync } from 'node:fs';
import { ConfigError, type Environment } from './load.ts';

/**
 * Resolves `NAME_FILE` variables: the file's content (without its last newline) becomes `NAME`.
 * So a secret can come from a mounted file instead of the environment.
 * @throws ConfigError when a file cannot be read, or both forms are given.
 */
export function withSecretFiles(env: Environment): Environment {
  const resolved: Record<string, string | undefined> = { ...env };
  const problems: string[] = [];
  for (const [name, path] of Object.entries(env)) {
    if (!name.startsWith('FORESHOCK_') || !name.endsWith('_FILE') || !path) continue;
    const target = name.slice(0, -'_FILE'.length);
    if (env[target]) {
      problems.push(`${target} and ${name} are both set; keep one`);
      continue;
    }
    try {
      resolved[target] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      problems.push(`${name}: cannot read ${path} (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return resolved;
}
