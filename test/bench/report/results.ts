import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '../broker/warnings.ts';
import type { KeepingUp } from '../broker/keeping-up.ts';
import type { Latency } from '../broker/latency.ts';
import type { ProcessesFigures } from '../broker/processes.ts';
import type { Requery } from '../broker/requery.ts';
import type { Restore } from '../broker/restore.ts';
import type { Run } from '../broker/run-once.ts';
import type { LargeFigures } from '../offline/measure-large.ts';
import type { TickFigures } from '../offline/measure-ticks.ts';
import type { Setting } from './setting.ts';

/** A contestant, or a part of a section, that gave no figures. */
export interface Failure {
  readonly of: string;
  readonly why: string;
}

/** Runs without what only the runner needs. */
export type ReportedRun = Omit<Run, 'history'>;

export interface RoundsFigures {
  readonly customers: number;
  readonly runs: readonly ReportedRun[];
  readonly agreement?: Agreement | undefined;
}

export interface CoreFigures {
  readonly customers: number;
  readonly events: number;
  readonly cpuUsPerEvent: number;
  readonly cpuUsPerEventSecondHalf: number;
}

export interface MemoryFigures {
  readonly customers: number;
  readonly bytesPerQuietCustomer: number;
  readonly bytesPerOpenInvoice: number;
}

/** What each section measured; a section that never ran is absent. */
export interface SectionFigures {
  readonly day: RoundsFigures;
  readonly many: RoundsFigures;
  readonly latency: { readonly seconds: number; readonly latencies: readonly Latency[] };
  readonly memory: MemoryFigures;
  readonly flat: { readonly sizes: readonly CoreFigures[]; readonly large?: LargeFigures };
  readonly ticks: { readonly ticks: readonly TickFigures[] };
  /** The day, by one process and by several. */
  readonly processes: {
    /** Processors of the machine, which the broker shares. */
    readonly cores: number;
    readonly counts: readonly ProcessesFigures[];
  };
  readonly restore: Restore;
  readonly warehouse: KeepingUp & { readonly requery?: Requery };
}
export type SectionName = keyof SectionFigures;

export interface Section<Name extends SectionName> {
  readonly setting: Setting;
  /** False while it runs, and for ever if it was cut off. */
  readonly finished: boolean;
  readonly seconds: number;
  readonly failures: readonly Failure[];
  readonly figures?: SectionFigures[Name];
}

export type Results = { readonly [Name in SectionName]?: Section<Name> };

/** The results so far, from `folder`; a section measured again replaces its old figures. */
export function readResults(folder: string): Results {
  const path = join(folder, 'RESULTS.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : {};
}

export function writeResults(folder: string, results: Results, markdown: string): void {
  replace(join(folder, 'RESULTS.json'), `${JSON.stringify(results, null, 2)}\n`);
  replace(join(folder, 'RESULTS.md'), markdown);
}

/** A reader sees the old file or the new one. */
function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
