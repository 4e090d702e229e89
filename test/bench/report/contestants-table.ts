import { contestantNames, shownAs } from '../broker/names.ts';
import type { Figures } from '../broker/run-once.ts';
import type { RoundsFigures } from './results.ts';
import { median, spread } from './statistics.ts';
import { shown, table } from './table.ts';

/** What the contestants needed for one of the two workloads: medians, and the range of the rates. */
export function contestantsTable({ runs }: RoundsFigures, workload: 'year' | 'day'): string {
  const rows = contestantNames.flatMap((name) => {
    const own = runs.filter(({ contestant }) => contestant === name);
    const of = (pick: (figures: Figures) => number) => own.map((run) => pick(run[workload]));
    if (own.length === 0) return [];
    const rate = spread(of(({ whole }) => whole.eventsPerSecond));
    return [
      [
        shownAs[name],
        String(own.length),
        `${shown(rate.median)} (${shown(rate.min)}–${shown(rate.max)})`,
        shown(median(of(({ secondHalf }) => secondHalf.eventsPerSecond))),
        shown(median(of(({ wholeProcess }) => wholeProcess)), 2),
        shown(median(of(({ whole }) => whole.cpuSecondsPerMillion)), 2),
        shown(median(of(({ secondHalf }) => secondHalf.cpuSecondsPerMillion)), 2),
        outputsOf(own.map((run) => run[workload].outputs)),
        shown(median(own.map(({ peakMb }) => peakMb))),
      ],
    ];
  });
  const head = ['contestant', 'runs', 'events/s (min–max)', 'second half events/s', 'CPU s/M process'];
  return table([...head, 'CPU s/M', 'second half CPU s/M', 'outputs', 'peak MB'], rows);
}

/** Medians by topic. */
function outputsOf(counts: readonly Readonly<Record<string, number>>[]): string {
  const topics = Object.keys(counts[0] ?? {});
  const each = topics.map((topic) => `${topic} ${shown(median(counts.map((count) => count[topic] ?? 0)))}`);
  return each.join(', ') || 'none';
}
