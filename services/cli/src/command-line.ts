import { ConfigError } from '@foreshock/config';
import { StackError } from '@foreshock/local-stack';
import { CommanderError } from 'commander';
import { Exit, EXIT } from './output/exit.ts';
import { program } from './program.ts';

/** Runs one command to its end, with what it says on the standard streams; its exit code. */
export async function commandLine(args: readonly string[]): Promise<number> {
  process.exitCode = EXIT.ok;
  try {
    await program().parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const known = error instanceof Exit || error instanceof StackError || error instanceof ConfigError;
    process.stderr.write(`foreshock: ${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
    if (!known) writeCauses((error as Error).cause);
    return error instanceof Exit ? error.code : error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  }
}

function writeCauses(cause: unknown): void {
  if (!(cause instanceof Error)) return;
  process.stderr.write(`  because: ${cause.message}\n`);
  writeCauses(cause.cause);
}
