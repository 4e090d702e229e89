import {
  ConfigError,
  kafkaConfig,
  loadConfig,
  processEnvironment,
  registryConfig,
  type Environment,
} from '@foreshock/config';
import { formatMinor, isoDate } from '@foreshock/contracts';
import {
  importLedger,
  InputError,
  MappingError,
  openLog,
  readMappingFile,
  type ImportSummary,
  type Mapping,
} from '@foreshock/intake';
import { z } from 'zod';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { progressBar } from '../output/progress.ts';
import { stackEnvironment } from '../run/stack-environment.ts';

export interface ImportCommandOptions extends OutputOptions {
  readonly mapping: string;
  readonly payments?: string;
  readonly customers?: string;
  readonly overdues?: string;
  readonly rejects?: string;
}

/** Loads a ledger by a mapping file onto the running log. Exit code 4 when some rows were refused. */
export async function importCommand(file: string, options: ImportCommandOptions): Promise<void> {
  try {
    const mapping = await readMappingFile(options.mapping);
    const env = { ...stackEnvironment(), ...processEnvironment() };
    const { payments, customers, overdues, rejects } = options;
    const files = { invoices: file, payments, customers, overdues };
    const summary = await loadLedger({ files, mapping, rejects }, env, options.json === true);
    print(options, summary, () => importText(summary));
    if (summary.files.some(({ rejected }) => rejected > 0)) process.exitCode = EXIT.rejected;
  } catch (error) {
    if (error instanceof MappingError || error instanceof InputError || error instanceof ConfigError) {
      throw new Exit(EXIT.usage, error.message);
    }
    throw error;
  }
}

export interface LedgerFiles {
  readonly files: Readonly<Record<'invoices' | 'payments' | 'customers' | 'overdues', string | undefined>>;
  readonly mapping: Mapping;
  readonly rejects?: string | undefined;
}

/** Reads the files and appends them to the log that `env` names, with a progress bar unless `quiet`, until `signal` aborts. */
export async function loadLedger(
  input: LedgerFiles,
  env: Environment,
  quiet: boolean,
  signal?: AbortSignal,
): Promise<ImportSummary> {
  const config = loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env);
  const log = openLog(config);
  await log.start();
  const bar = progressBar('importing', quiet);
  try {
    return await importLedger({
      files: Object.fromEntries(Object.entries(input.files).filter(([, path]) => path !== undefined)),
      mapping: input.mapping,
      sink: log.sink,
      ...(signal === undefined ? {} : { signal }),
      ...(input.rejects === undefined ? {} : { rejects: input.rejects }),
      onProgress: (progress) => {
        if (progress.phase === 'reading')
          bar.update(
            progress.bytesRead,
            progress.bytesTotal,
            progress.rows === 0 ? 'reading' : `reading, ${progress.rows} rows so far`,
          );
        else
          bar.update(
            progress.date - progress.first,
            progress.last - progress.first,
            `writing ${isoDate(progress.date)}`,
          );
      },
    });
  } finally {
    bar.stop();
    await log.close();
  }
}

function importText(summary: ImportSummary): string {
  const files = summary.files.map(({ file, rows, loaded, rejected, rejectsFile }) =>
    rejected === 0
      ? `${file}: ${loaded} of ${rows} rows loaded`
      : `${file}: ${loaded} of ${rows} rows loaded, ${rejected} refused, see ${rejectsFile}`,
  );
  const invoiced = Object.entries(summary.invoicedMinor).map(
    ([currency, minor]) => `${formatMinor(minor, currency)} ${currency}`,
  );
  const events = Object.values(summary.events).reduce((sum, count) => sum + count, 0);
  return [
    ...files,
    `${events} events, ${summary.ticks} business dates, ${summary.customers} customers, invoiced ${invoiced.join(', ') || 'nothing'}`,
  ].join('\n');
}
