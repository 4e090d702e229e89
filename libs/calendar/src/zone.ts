import { DAY_MS, epochDay } from './day.ts';

const MINUTE_MS = 60_000;
const KEPT_OFFSETS = 4096;
/** Clocks are put forward and back on full quarters of an hour, in UTC too. */
const BUCKET_MS = 15 * MINUTE_MS;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Offsets already asked for, by quarter of an hour: asking the formatter is a hundred times dearer. */
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** Whether the runtime knows the time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return zoneOf(name) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(name, zone);
  return zone;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function offsetMs(timeZone: string, atMs: number): number {
  const zone = zoneOf(timeZone);
  const bucket = Math.floor(atMs / BUCKET_MS);
  const known = zone.offsets.get(bucket);
  if (known !== undefined) return known;
  if (zone.offsets.size >= KEPT_OFFSETS) zone.offsets.clear();
  const offset = askOffset(zone, bucket * BUCKET_MS);
  zone.offsets.set(bucket, offset);
  return offset;
}

function askOffset(zone: Zone, atMs: number): number {
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of zone.format.formatToParts(atMs)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const day = epochDay(year, Number(part.month), Number(part.day));
  const seconds = Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second);
  return day * DAY_MS + seconds * 1000 - atMs;
}

/** A stretch of time with one offset. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/** Cuts `[fromMs, toMs)`, at most a few days, where the zone's clocks are put forward or back. */
export function periodsOf(timeZone: string, fromMs: number, toMs: number): readonly Period[] {
  const first = offsetMs(timeZone, fromMs);
  const last = offsetMs(timeZone, toMs);
  if (first === last) return [{ fromMs, toMs, offsetMs: first }];
  let before = Math.floor(fromMs / BUCKET_MS);
  let after = Math.floor(toMs / BUCKET_MS);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetMs(timeZone, middle * BUCKET_MS) === first) before = middle;
    else after = middle;
  }
  const changeMs = after * BUCKET_MS;
  return [
    { fromMs, toMs: changeMs, offsetMs: first },
    { fromMs: changeMs, toMs, offsetMs: last },
  ];
}
