import { buildConsole } from '@foreshock/console';
import type { Reporter } from '@foreshock/local-stack';

/** Sees to it that the console is built; @throws what the bundler says about a source that cannot be built */
export async function provideConsole(reporter: Reporter): Promise<void> {
  const tookMs = await buildConsole();
  if (tookMs !== null) reporter.line(`console built in ${(tookMs / 1000).toFixed(1)} s`);
}

/** The console's address with the token in the fragment, which a browser keeps to itself. */
export const consoleAddress = (apiUrl: string, apiToken: string, asOf: string | null): string =>
  `${apiUrl}/${asOf === null ? '' : `?asOf=${asOf}`}#token=${apiToken}`;
