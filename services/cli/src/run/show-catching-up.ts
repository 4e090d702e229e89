import type { GroupLag } from '@foreshock/streaming';
import { progressBar } from '../output/progress.ts';
import { caughtUp } from './caught-up.ts';

/** Waits until everything on the log is in the tables, with a bar for each piece of work. */
export async function showCatchingUp(lag: GroupLag, quiet: boolean, signal: AbortSignal): Promise<void> {
  let shown = { doing: '', most: 1, bar: progressBar('', true) };
  const onLag = (records: number, doing: string) => {
    signal.throwIfAborted();
    if (doing !== shown.doing) {
      shown.bar.stop();
      shown = { doing, most: 1, bar: progressBar(doing, quiet) };
    }
    shown.most = Math.max(shown.most, records);
    shown.bar.update(shown.most - records, shown.most, `${records} records to go`);
  };
  try {
    await caughtUp(lag, onLag, signal);
  } finally {
    shown.bar.stop();
  }
}
