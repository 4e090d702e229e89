import { table } from '../output/table.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { readRun } from '../home.ts';
import { getJson } from './api-client.ts';

/** What `/v1/status` answers, as far as it is shown. */
interface Status {
  readonly businessDate: string | null;
  readonly [more: string]: unknown;
}

/** Where the running Foreshock stands: business date, services, tables. */
export async function status(options: OutputOptions): Promise<void> {
  const run = readRun();
  const [answer, services] = await Promise.all([
    getJson<Status>('/v1/status'),
    Promise.all(Object.entries(run.services).map(([name, { url }]) => health(name, url))),
  ]);
  print(options, { ...answer, services }, () =>
    [
      `business date  ${answer.businessDate ?? 'none yet'}`,
      `API            ${run.apiUrl}`,
      '',
      table(
        [
          { heading: 'service', text: (row) => row.name },
          { heading: 'state', text: (row) => row.state },
          { heading: 'address', text: (row) => row.url },
        ],
        services,
      ),
    ].join('\n'),
  );
}

async function health(name: string, url: string) {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return { name, url, state: response.ok ? 'ready' : `not ready: ${await response.text()}` };
  } catch (error) {
    return { name, url, state: `no answer (${String((error as Error).cause ?? error)})` };
  }
}
