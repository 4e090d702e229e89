import { withSecretFiles } from './secrets.ts';
import type { Environment } from './load.ts';

/** The process's environment with secret files resolved: the only reader of `process.env` in the services. */
export function processEnvironment(): Environment {
  return withSecretFiles(process.env);
}
