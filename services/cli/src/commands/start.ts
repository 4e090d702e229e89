import { clickhouseConfig, kafkaConfig, loadConfig } from '@foreshock/config';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import { readMappingFile } from '@foreshock/intake';
import { streamReporter } from '@foreshock/local-stack';
import { createGroupLag, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { assertNotRunning, begin, checkoutFile, isUnfinished, writePrivately } from '../home.ts';
import { EXIT, Exit } from '../output/exit.ts';
import type { OutputOptions } from '../output/print.ts';
import { print } from '../output/print.ts';
import { printBesideProgress } from '../output/progress.ts';
import { activateDefaultPolicy } from '../run/activate-policy.ts';
import { startForeshock, type RunningForeshock } from '../run/foreshock.ts';
import { consoleAddress } from '../run/console.ts';
import { logIsEmpty } from '../run/log-is-empty.ts';
import { showCatchingUp, showPortfolioCatchingUp } from '../run/show-catching-up.ts';
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
  assertNotRunning();
  const ending = endingOnSignals();
  try {
    await run(options, ending);
  } catch (error) {
    // a signal while it was still busy is a wish to end, not a failure
    throw ending.aborted
      ? new Exit(EXIT.interrupted, 'interrupted; the next start goes on from here')
      : error;
  }
}

async function run(options: StartOptions, ending: AbortSignal): Promise<void> {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const foreshock = await startForeshock({
    split: options.split === true,
    reporter: streamReporter(process.stderr),
    onFatal: failed.reject,
    signal: ending,
  });
  try {
    ending.throwIfAborted();
    const summary = await Promise.race([replay(foreshock, options, ending), failed.promise]);
    ending.throwIfAborted();
    writePrivately('summary.json', summary);
    print(options, summary, () => `\n${summaryText(summary)}\n`);
    if (options.once !== true) {
      process.stderr.write(`${addresses(foreshock, summary)}\nCtrl-C stops it.\n`);
      await Promise.race([aborted(ending), failed.promise]);
    }
  } finally {
    if (!ending.aborted) process.stderr.write('stopping\n');
    await foreshock.stop();
  }
}

/** Aborts at the first signal, and says at once that it was heard. */
function endingOnSignals(): AbortSignal {
  const ending = new AbortController();
  const end = () => {
    if (ending.signal.aborted) return;
    process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[K' : ''}stopping\n`);
    ending.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  return ending.signal;
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
  const feed = warningFeed(env, (line) => (quiet ? undefined : printBesideProgress(line)), fatal.reject);
  await feed.start();
  const lag = await createGroupLag(kafka);
  const clickhouse = createClickHouse(connectionOf(config));
  try {
    const isNew = await logIsEmpty(kafka);
    if (isNew) await activateDefaultPolicy(run.intakeUrl, run.intakeToken);
    if (isUnfinished(SAMPLE) || (isNew && options.sample)) await loadSample(env, quiet, signal);
    await Promise.race([showCatchingUp(lag, quiet, signal), fatal.promise]);
    await Promise.race([showPortfolioCatchingUp(clickhouse, quiet, signal), fatal.promise]);
    return await summarise(clickhouse);
  } finally {
    await Promise.all([feed.stop(), lag.close(), clickhouse.close()]);
  }
}

const SAMPLE = 'sample ledger';

/** Loads the sample; a start that was cut off in it is made up for by the next one, since a row is loaded only once. */
async function loadSample(env: RunningForeshock['env'], quiet: boolean, signal: AbortSignal): Promise<void> {
  const mapping = await readMappingFile(checkoutFile('test/data/ibm.mapping.yaml'));
  const invoices = checkoutFile('test/data/ibm_accounts_receivable.csv');
  const files = { invoices, payments: undefined, customers: undefined, overdues: undefined };
  const finished = begin(SAMPLE);
  await loadLedger({ files, mapping }, env, quiet, signal);
  finished();
}

function addresses({ run }: RunningForeshock, { openMinor, worstDate }: Summary): string {
  // where nothing is owed any more, as at the end of the sample ledger, the console opens on the heaviest day
  const asOf = openMinor === 0 && worstDate !== null ? worstDate.date : null;
  return [
    `API            ${run.apiUrl}   (documentation at ${run.apiUrl}/docs)`,
    `intake         ${run.intakeUrl}`,
    `API token      ${run.apiToken}`,
    '',
    `console        ${consoleAddress(run.apiUrl, run.apiToken, asOf)}`,
  ].join('\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
