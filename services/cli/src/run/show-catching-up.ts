import type { ClickHouse } from '@foreshock/clickhouse';
import type { GroupLag } from '@foreshock/streaming';
import { progressBar } from '../output/progress.ts';
import { caughtUp } from './caught-up.ts';
import { portfolioCaughtUp } from './portfolio-caught-up.ts';

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

/** Waits until the portfolio rules are held against every date that is over, and says so where they stand still. */
export async function showPortfolioCatchingUp(
  clickhouse: Pick<ClickHouse, 'query'>,
  quiet: boolean,
  signal: AbortSignal,
): Promise<void> {
  const bar = progressBar('holding the portfolio rules', quiet);
  let most = 1;
  const onLag = (dates: number) => {
    most = Math.max(most, dates);
    bar.update(most - dates, most, `${dates} dates to go`);
  };
  try {
    const missing = await portfolioCaughtUp(clickhouse, onLag, signal);
    if (missing > 0)
      process.stderr.write(
        `the portfolio rules stand still with ${missing} dates to go: warnings about portfolios are not complete; \`foreshock status\` shows the service\n`,
      );
  } finally {
    bar.stop();
  }
}
