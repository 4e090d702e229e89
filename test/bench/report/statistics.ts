/** The value below which the given share of the values lies (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A measured value over several runs. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** One look at a running contestant. */
export interface Sample {
  /** Milliseconds, any origin. */
  readonly atMs: number;
  /** Events whose outcome is committed. */
  readonly events: number;
  /** CPU seconds of the process so far. */
  readonly cpu: number;
}

/** When and at what CPU time the given number of events was reached, on a line between the looks around it. */
export function at(samples: readonly Sample[], events: number): Sample {
  const after = samples.findIndex((sample) => sample.events >= events);
  const next = samples[after];
  if (next === undefined) throw new Error(`${events} events were never reached`);
  const before = samples[after - 1];
  if (before === undefined || next.events === events) return next;
  const share = (events - before.events) / (next.events - before.events);
  const between = (a: number, b: number): number => a + share * (b - a);
  return { atMs: between(before.atMs, next.atMs), events, cpu: between(before.cpu, next.cpu) };
}

/** What a contestant needed from one number of events to another. */
export interface Rate {
  readonly eventsPerSecond: number;
  readonly cpuSecondsPerMillion: number;
}

export function rateBetween(from: Sample, to: Sample): Rate {
  const events = to.events - from.events;
  return {
    eventsPerSecond: events / ((to.atMs - from.atMs) / 1_000),
    cpuSecondsPerMillion: ((to.cpu - from.cpu) / events) * 1e6,
  };
}
