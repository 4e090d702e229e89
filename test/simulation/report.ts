import type { SabotageName } from './sabotage.ts';
import { sabotages } from './sabotage.ts';
import { simulate, type Run } from './world.ts';

/** What a range of seeds led to, together. */
export interface Report {
  readonly from: number;
  readonly seeds: number;
  readonly records: number;
  readonly steps: number;
  /** What happened, by kind and window. */
  readonly counts: Record<string, number>;
  readonly failures: readonly Run[];
}

/** Plays `seeds` seeds from `from` on. @param onSeed called after every one */
export async function playSeeds(
  from: number,
  seeds: number,
  options: { readonly sabotage?: SabotageName; readonly onSeed?: (run: Run) => void } = {},
): Promise<Report> {
  const counts = new Map<string, number>();
  const failures: Run[] = [];
  let [records, steps] = [0, 0];
  for (let seed = from; seed < from + seeds; seed++) {
    const run = await simulate(seed, options.sabotage === undefined ? {} : sabotages[options.sabotage]);
    records += run.records;
    steps += run.steps;
    for (const [what, times] of run.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    if (run.violations.length > 0) failures.push(run);
    options.onSeed?.(run);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { from, seeds, records, steps, counts: Object.fromEntries(sorted), failures };
}

/** A failed seed in words, with the command that plays it again alone. */
export function describeFailure({ seed, violations }: Run): string {
  const lines = violations.slice(0, 8).map(({ kind, message }) => `  ${kind}: ${message}`);
  const rest = violations.length - lines.length;
  if (rest > 0) lines.push(`  and ${String(rest)} more`);
  return [`seed ${String(seed)} (npm run simulate -- --seed ${String(seed)})`, ...lines].join('\n');
}
