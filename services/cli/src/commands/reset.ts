import { createInterface } from 'node:readline/promises';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processEnvironment } from '@foreshock/config';
import { resetStack, stackOptions, streamReporter } from '@foreshock/local-stack';
import { checkoutFile, homeFolder } from '../home.ts';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';

export interface ResetOptions extends OutputOptions {
  readonly yes?: boolean;
}

/** Stops the local stack and deletes everything it holds; downloads stay. Asks first unless told not to. */
export async function reset(options: ResetOptions): Promise<void> {
  if (options.yes !== true) await confirm();
  await resetStack(stackOptions(checkoutFile('.'), processEnvironment()), streamReporter(process.stderr));
  await Promise.all(
    ['run.json', 'summary.json', 'unfinished.json', 'logs'].map((name) =>
      rm(join(homeFolder(), name), { recursive: true, force: true }),
    ),
  );
  print(options, { reset: true }, () => 'everything is deleted; `npm start` begins anew');
}

async function confirm(): Promise<void> {
  if (!process.stdin.isTTY)
    throw new Exit(EXIT.usage, 'this deletes the log and the tables; say `foreshock reset --yes`');
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await prompt.question(`Delete the log, the tables and all else in ${homeFolder()}? [y/N] `);
  prompt.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Exit(EXIT.failed, 'nothing deleted');
}
