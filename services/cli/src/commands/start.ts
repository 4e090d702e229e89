import { clickhouseConfig, kafkaConfig, loadConfig } from '@foreshock/config';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { readMappingFile } from '@foreshock/intake';
import { streamReporter } from '@foreshock/local-stack';
import { createGroupLag, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { checkoutFile, writePrivately } from '../home.ts';
import type { OutputOptions } from '../output/print.ts';
import { print } from '../output/print.ts';
import { progressBar } from '../output/progress.ts';
import { activateDefaultPolicy } from '../run/activate-policy.ts';
import { caughtUp } from '../run/caught-up.ts';
import { startForeshock, type RunningForeshock } from '../run/foreshock.ts';
import { logIsEmpty } from '../run/log-is-empty.ts';
import { summaryText } from '../run/print-summary.ts';
import { summarise, type Summary } from '../run/summary.ts';
import { warningFeed } from '../run/warning-feed.ts';
import { loadLedger } from './import.ts';

export interface StartOptions extends OutputOptions {
  readonly once?: boolean;
  readonly split?: boolean;
  /** `--no-sample`: leave an empty log empty. */
  readonly sample: boolean;
}

/** Starts everything, replays the sample ledger onto an empty log, prints the summary, and stays up until a signal. */
export async function start(options: StartOptions): Promise<void> {
  const ending = new AbortController();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => ending.abort());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  const reporter = streamReporter(process.stderr);
  const foreshock = await startForeshock({ split: options.split === true, reporter, onFatal: failed.reject });
  try {
    const summary = await Promise.race([replay(foreshock, options, ending.signal), failed.promise]);
    writePrivately('summary.json', summary);
    print(options, summary, () => `\n${summaryText(summary)}\n`);
    if (options.once !== true) {
      process.stderr.write(`${addresses(foreshock)}\nCtrl-C stops it.\n`);
      await Promise.race([aborted(ending.signal), failed.promise]);
    }
  } catch (error) {
    // a signal while it was still busy is a wish to end, not a failure
    if (!ending.signal.aborted) throw error;
  } finally {
    process.stderr.write('stopping\n');
    await foreshock.stop();
  }
}

/** Loads the sample when the log is empty, and waits until everything on the log is in the tables. */
async function replay(
  { env, run }: RunningForeshock,
  options: StartOptions,
  signal: AbortSignal,
): Promise<Summary> {
  const config = loadConfig(z.object({ ...kafkaConfig, ...clickhouseConfig }), env);
  const kafka = kafkaClientOf(config, 'foreshock-start');
  const quiet = options.json === true;
  const fatal = Promise.withResolvers<never>();
  const feed = warningFeed(
    env,
    (line) => (quiet ? undefined : process.stdout.write(`${line}\n`)),
    fatal.reject,
  );
  await feed.start();
  const lag = await createGroupLag(kafka);
  const clickhouse = createClickHouse(connectionOf(config));
  try {
    if (await logIsEmpty(kafka)) {
      await activateDefaultPolicy(run.intakeUrl, run.intakeToken);
      if (options.sample) await loadSample(env, quiet);
    }
    const bar = progressBar('catching up', quiet);
    let most = 1;
    const onLag = (records: number) => {
      most = Math.max(most, records);
      bar.update(most - records, most, `${records} records to go`);
    };
    await Promise.race([caughtUp(lag, onLag, signal), fatal.promise]);
    bar.stop();
    return await summarise(clickhouse);
  } finally {
    await Promise.all([feed.stop(), lag.close(), clickhouse.close()]);
  }
}

async function loadSample(env: RunningForeshock['env'], quiet: boolean): Promise<void> {
  const mapping = await readMappingFile(checkoutFile('test/data/ibm.mapping.yaml'));
  const invoices = checkoutFile('test/data/ibm_accounts_receivable.csv');
  await loadLedger(
    { files: { invoices, payments: undefined, customers: undefined, overdues: undefined }, mapping },
    env,
    quiet,
  );
}

function addresses({ run }: RunningForeshock): string {
  return [
    `page and API   ${run.apiUrl}   (API documentation at ${run.apiUrl}/docs)`,
    `intake         ${run.intakeUrl}`,
    `API token      ${run.apiToken}`,
  ].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
