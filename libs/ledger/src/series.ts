import type { Day } from './day.ts';

/**
 * What a series looks like. `bounds` are ages in days, ascending: zone 0 holds the days younger than bounds[0],
 * zone i those with bounds[i-1] <= age < bounds[i], the last zone all older ones. A series that `forgets` drops the
 * cells of its last zone and keeps only their sum.
 */
export interface SeriesLayout {
  readonly columns: number;
  readonly bounds: readonly number[];
  readonly forgets: boolean;
}

/**
 * Numbers by day, several columns each, with the sum of every zone kept up to date: a change costs a binary search,
 * a day's roll costs the cells that pass a bound. Flat arrays: cell i is cells[i × columns …].
 */
export interface DaySeries {
  readonly layout: SeriesLayout;
  today: Day;
  readonly days: Day[];
  readonly cells: number[];
  /** passed[i]: how many of the cells are at least bounds[i] days old. */
  readonly passed: number[];
  readonly zones: number[];
}

const FORGET_BATCH = 16;

export function createSeries(layout: SeriesLayout, today: Day): DaySeries {
  const zones = new Array<number>((layout.bounds.length + 1) * layout.columns).fill(0);
  return {
    layout,
    today,
    days: [],
    cells: [],
    passed: new Array<number>(layout.bounds.length).fill(0),
    zones,
  };
}

/** Sum of one column over the zones first..last (inclusive); 0 for a series that does not exist yet. */
export function zoneSum(series: DaySeries | null, column: number, first: number, last: number): number {
  if (series === null) return 0;
  const { columns } = series.layout;
  let sum = 0;
  for (let zone = first; zone <= last; zone++) sum += series.zones[zone * columns + column]!;
  return sum;
}

/** Adds `values` (one per column) to a day. A cell that is zero in every column is removed. */
export function addToSeries(series: DaySeries, day: Day, values: readonly number[]): void {
  const { bounds, columns, forgets } = series.layout;
  const age = series.today - day;
  let zone = 0;
  while (zone < bounds.length && bounds[zone]! <= age) zone++;
  for (let c = 0; c < columns; c++) series.zones[zone * columns + c]! += values[c]!;
  if (forgets && zone === bounds.length) return;
  const at = lowerBound(series.days, day);
  if (series.days[at] !== day) insertCell(series, at, day, values, zone);
  else if (!addToCell(series, at, values)) removeCell(series, at, zone);
}

/** Takes `before` away from its day and adds `after` to its own; null stands for nothing. */
export function replaceInSeries(series: DaySeries, before: Entry | null, after: Entry | null): void {
  if (before !== null && after !== null && before.day === after.day) {
    const change = after.values.map((value, c) => value - before.values[c]!);
    if (change.some((value) => value !== 0)) addToSeries(series, after.day, change);
    return;
  }
  if (before !== null)
    addToSeries(
      series,
      before.day,
      before.values.map((value) => -value),
    );
  if (after !== null) addToSeries(series, after.day, after.values);
}

export interface Entry {
  readonly day: Day;
  readonly values: readonly number[];
}

/** Rolls to a later day; rolling over several days at once equals rolling day by day. */
export function advanceSeries(series: DaySeries, today: Day): void {
  const { bounds, forgets } = series.layout;
  const { days, passed } = series;
  for (let bound = 0; bound < bounds.length; bound++) {
    const limit = today - bounds[bound]!;
    let at = passed[bound]!;
    while (at < days.length && days[at]! <= limit) moveCell(series, at++, bound);
    passed[bound] = at;
  }
  series.today = today;
  if (forgets && passed[bounds.length - 1]! >= FORGET_BATCH) forget(series);
}

/** The first later day on which a cell passes a bound (of those that matter), or null. */
export function nextSeriesChange(
  series: DaySeries | null,
  matters: (bound: number) => boolean = () => true,
): Day | null {
  if (series === null) return null;
  let next: Day | null = null;
  for (let bound = 0; bound < series.passed.length; bound++) {
    if (!matters(bound)) continue;
    const day = series.days[series.passed[bound]!];
    if (day === undefined) continue;
    const at = day + series.layout.bounds[bound]!;
    if (next === null || at < next) next = at;
  }
  return next;
}

function lowerBound(days: readonly Day[], day: Day): number {
  let from = 0;
  let to = days.length;
  // Most events concern the newest days.
  if (to > 0 && days[to - 1]! < day) return to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (days[middle]! < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

function insertCell(series: DaySeries, at: number, day: Day, values: readonly number[], zone: number): void {
  if (values.every((value) => value === 0)) return;
  if (at === series.days.length) {
    series.days.push(day);
    for (const value of values) series.cells.push(value);
  } else {
    series.days.splice(at, 0, day);
    series.cells.splice(at * series.layout.columns, 0, ...values);
  }
  for (let bound = 0; bound < zone; bound++) series.passed[bound]! += 1;
}

/** Whether anything but zeros is left. */
function addToCell(series: DaySeries, at: number, values: readonly number[]): boolean {
  const { columns } = series.layout;
  let left = false;
  for (let c = 0; c < columns; c++) {
    const value = series.cells[at * columns + c]! + values[c]!;
    series.cells[at * columns + c] = value;
    if (value !== 0) left = true;
  }
  return left;
}

function removeCell(series: DaySeries, at: number, zone: number): void {
  const { columns } = series.layout;
  series.days.splice(at, 1);
  series.cells.splice(at * columns, columns);
  for (let bound = 0; bound < zone; bound++) series.passed[bound]! -= 1;
}

function moveCell(series: DaySeries, at: number, bound: number): void {
  const { columns } = series.layout;
  for (let c = 0; c < columns; c++) {
    const value = series.cells[at * columns + c]!;
    series.zones[bound * columns + c]! -= value;
    series.zones[(bound + 1) * columns + c]! += value;
  }
}

function forget(series: DaySeries): void {
  const gone = series.passed[series.passed.length - 1]!;
  series.days.splice(0, gone);
  series.cells.splice(0, gone * series.layout.columns);
  for (let bound = 0; bound < series.passed.length; bound++) series.passed[bound]! -= gone;
}
