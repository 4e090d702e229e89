import type { Day } from '@foreshock/policy';
import type { Journal, Progress } from './log/journal.ts';
import type { Witness } from './log/witness.ts';
import type { PortfolioTables } from './measures/tables.ts';
import { spansOf, stepSpan } from './step-dates.ts';
import { weigh } from './weigh.ts';

/** Customer rows that one question may unfold to. */
const ROWS_AT_ONCE = 400_000;
const MOST_DATES_AT_ONCE = 400;

export interface EvaluatorParts {
  readonly witness: Witness;
  readonly tables: PortfolioTables;
  readonly journal: Journal;
}

export interface Evaluator {
  /** Steps every date that is over and not yet stepped. @returns the last date stepped; null while there is none */
  round(): Promise<Day | null>;
}

/**
 * Steps business dates one by one, in order, each once. Whatever rejects leaves the outcome to the journal: the next round
 * begins with what was published. @param isStopped asked between two transactions
 */
export function createEvaluator(
  { witness, tables, journal }: EvaluatorParts,
  isStopped: () => boolean = () => false,
): Evaluator {
  let progress: Progress | null = null;

  const advance = async (from: Day, to: Day, datesAtOnce: number): Promise<void> => {
    const policies = await tables.policies();
    for (const whole of spansOf(from, to, policies)) {
      for (let start = whole.from; start <= whole.to && !isStopped(); start += datesAtOnce) {
        const span = { ...whole, from: start, to: Math.min(whole.to, start + datesAtOnce - 1) };
        const { state, decisions } = await stepSpan(span, progress?.state ?? [], tables);
        const weighed = span.policy === null ? [] : await weigh(span.policy, decisions, tables);
        const next = { asOf: span.to, state };
        await publish(weighed, next, span.policy);
      }
    }
  };

  const publish: Journal['publish'] = async (...published) => {
    const [, next] = published;
    progress = null; // unknown, should this reject
    await journal.publish(...published);
    progress = next;
  };

  return {
    async round() {
      progress ??= await journal.open();
      const closed = await witness.closedDate();
      const extent = closed === null ? null : await tables.extent();
      if (closed === null || extent === null) return progress.asOf;
      const from = progress.asOf === null ? extent.first : progress.asOf + 1;
      const datesAtOnce = Math.ceil(ROWS_AT_ONCE / extent.customers);
      if (from <= closed) await advance(from, closed, Math.min(MOST_DATES_AT_ONCE, datesAtOnce));
      return progress?.asOf ?? null;
    },
  };
}
