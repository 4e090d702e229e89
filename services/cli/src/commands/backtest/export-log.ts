import { print, type OutputOptions } from '../../output/print.ts';
import { progressBar } from '../../output/progress.ts';
import { exportLog } from './run/source.ts';

export interface ExportLogOptions extends OutputOptions {
  readonly source: 'clickhouse' | 'kafka';
}

/** Writes the log of the running stack into a file that `backtest --source` reads anywhere. */
export async function exportLogCommand(file: string, options: ExportLogOptions): Promise<void> {
  const bar = progressBar('exporting', options.json === true);
  try {
    const records = await exportLog(options.source, file, bar);
    bar.stop();
    print(options, { file, records }, () => `${records} records in ${file}`);
  } finally {
    bar.stop();
  }
}
