import { ConfigError, processEnvironment } from '@foreshock/config';
import type { z } from 'zod';
import type { ServiceDefinition } from './definition.ts';
import { startService, type RunningService } from './start.ts';

const STOP_TIMEOUT_MS = 10_000;

/** Runs one service as a process of its own until SIGINT or SIGTERM. Exit codes: 0 stopped, 1 failed, 2 settings are wrong. */
export async function runService<S extends z.ZodObject>(definition: ServiceDefinition<S>): Promise<void> {
  let service: RunningService | undefined;
  let exitCode = 0;
  let ending = false;
  const end = (code: number) => {
    exitCode = Math.max(exitCode, code);
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    Promise.resolve(service?.stop()).then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  try {
    service = await startService(definition, { env: processEnvironment(), onFatal: () => end(1) });
  } catch (error) {
    console.error(error instanceof ConfigError ? `${definition.name}: ${error.message}` : error);
    process.exit(error instanceof ConfigError ? 2 : 1);
  }
}
