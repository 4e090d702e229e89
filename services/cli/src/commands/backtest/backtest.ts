import { statSync, writeFileSync } from 'node:fs';
import { compare, type Comparison, type PolicyChoice, type Track } from '@foreshock/backtest';
import { dayOf } from '@foreshock/contracts';
import type { OutcomeKind } from '@foreshock/backtest';
import type { Language } from '@foreshock/wording';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { progressBar, type Progress } from '../../output/progress.ts';
import { readCosts } from './costs.ts';
import { readPolicyFile } from './policy.ts';
import { replayInThread } from './run/in-thread.ts';
import { openLogFile } from './run/source.ts';
import { toJson } from './show/json.ts';
import { pageOf } from './show/page-of.ts';
import { textOf } from './show/text.ts';

export interface BacktestOptions extends OutputOptions {
  readonly policy: string;
  readonly against: string;
  readonly source: string;
  readonly from?: string;
  readonly to?: string;
  readonly horizon: string;
  readonly outcome: OutcomeKind;
  readonly costs?: string;
  readonly html?: string;
  readonly lang: Language;
}

/** Replays the log under a draft and under the policy it is held against, and reports what would have been. */
export async function backtest(options: BacktestOptions): Promise<void> {
  const bar = progressBar('backtest', options.json === true);
  const { assumed, materiality, costs } = readCosts(options.costs);
  const question = { from: dateOf('--from', options.from), costs, outcome: options.outcome };
  const horizonDays = horizonOf(options.horizon);
  const choices = choicesOf(options);
  const to = dateOf('--to', options.to);
  try {
    const log = await openLogFile(options.source, bar);
    const replay = (choice: PolicyChoice, onProgress: (bytesRead: number) => void) =>
      replayInThread({ file: log.path, choice, materiality, to }, onProgress);
    const [live, draft] = await together(choices, replay, statSync(log.path).size, bar).finally(log.dispose);
    bar.stop();
    assertComparable(live, draft);
    const comparison = compare(live, draft, { ...question, horizonDays });
    if (comparison === null)
      throw new Exit(EXIT.failed, 'the log has no day in this period; see --from and --to');
    report(options, comparison, assumed);
  } finally {
    bar.stop();
  }
}

function report(options: BacktestOptions, comparison: Comparison, assumed: readonly string[]): void {
  const { html, lang } = options;
  if (html !== undefined) writeFileSync(html, pageOf(comparison, assumed, lang));
  print(options, toJson(comparison, assumed), () => textOf(comparison, assumed, lang));
}

/** Two files begin together; a draft against the live policies begins where these do, so that both see the same events. */
function choicesOf({ policy, against }: BacktestOptions): readonly [live: PolicyChoice, draft: PolicyChoice] {
  const draft = readPolicyFile(policy);
  if (against === 'live') {
    const instead = { kind: 'instead', policy: draft.activation, from: 'first-activation' } as const;
    return [{ kind: 'as-activated' }, instead];
  }
  const live = readPolicyFile(against);
  return [
    { kind: 'instead', policy: live.activation, from: 'beginning' },
    { kind: 'instead', policy: draft.activation, from: 'beginning' },
  ];
}

/** Both replays at once, each in a thread of its own: neither can see the other's decisions. */
async function together(
  [live, draft]: readonly [PolicyChoice, PolicyChoice],
  replay: (choice: PolicyChoice, onProgress: (bytesRead: number) => void) => Promise<Track>,
  bytes: number,
  bar: Progress,
): Promise<[Track, Track]> {
  const read = [0, 0];
  const progressOf = (which: number) => (bytesRead: number) => {
    read[which] = bytesRead;
    bar.update(read[0]! + read[1]!, 2 * bytes, 'replaying');
  };
  return Promise.all([replay(live, progressOf(0)), replay(draft, progressOf(1))]);
}

/** @throws Exit when no policy was live on the log, or amounts are booked in two currencies */
function assertComparable(live: Track, draft: Track): void {
  const [before, after] = [live.policies.at(-1), draft.policies.at(-1)];
  if (before === undefined)
    throw new Exit(
      EXIT.usage,
      'no policy was activated on this log; name the one to compare with: --against <file>',
    );
  if (after === undefined || before.baseCurrency === after.baseCurrency) return;
  throw new Exit(
    EXIT.usage,
    `the draft books in ${after.baseCurrency}, the live policy in ${before.baseCurrency}: their amounts cannot be compared`,
  );
}

function dateOf(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  try {
    return dayOf(text);
  } catch (error) {
    throw new Exit(EXIT.usage, `${option}: ${(error as Error).message}`);
  }
}

function horizonOf(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 3650) return days;
  throw new Exit(EXIT.usage, `--horizon ${text}: a whole number of days, 1 to 3650`);
}
