import { ConfigError } from '@foreshock/config';
import { StackError } from '@foreshock/local-stack';
import { Exit, EXIT } from './output/exit.ts';
import { program } from './program.ts';

try {
  await program().parseAsync();
  process.exit(process.exitCode ?? EXIT.ok);
} catch (error) {
  const known = error instanceof Exit || error instanceof StackError || error instanceof ConfigError;
  process.stderr.write(`foreshock: ${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
  let cause = (error as Error).cause;
  while (!known && cause instanceof Error) {
    process.stderr.write(`  because: ${cause.message}\n`);
    cause = cause.cause;
  }
  process.exit(error instanceof Exit ? error.code : error instanceof ConfigError ? EXIT.usage : EXIT.failed);
}
