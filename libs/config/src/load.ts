import type { z } from 'zod';

/** Every setting that is missing or wrong, one line each, so that one start shows them all. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`configuration: ${problems.length} problem(s)\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads one service's settings from environment variables. The schema's keys are the variables' names;
 * an empty variable counts as absent.
 * @throws ConfigError naming every variable that is missing or wrong, never showing a secret's value.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: Environment): z.output<S> {
  const known = Object.keys(schema.shape);
  const given = Object.fromEntries(
    known.filter((name) => (env[name] ?? '') !== '').map((name) => [name, env[name]]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0] ?? '');
      return given[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`;
    }),
  );
}
