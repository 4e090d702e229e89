/** Something that becomes due; owned by whatever it is about, set at most once at a time. */
export interface Timer<What> {
  readonly what: What;
  dueMs: number;
  /** Of two that are due at the same moment the one that was set first comes first. */
  order: number;
  /** Where it stands in the heap; -1: not set. */
  place: number;
}

/** A heap whose members know their places, so that setting, moving and dropping one costs the logarithm of their number. */
export interface Timers<What> {
  readonly heap: Timer<What>[];
  /** How many were ever set. */
  count: number;
}

export const createTimers = <What>(): Timers<What> => ({ heap: [], count: 0 });

export const timerOf = <What>(what: What): Timer<What> => ({ what, dueMs: 0, order: 0, place: -1 });

export const isSet = (timer: Timer<unknown>): boolean => timer.place !== -1;

/** When the first is due; null when none is set. */
export const earliestMs = (timers: Timers<unknown>): number | null => timers.heap[0]?.dueMs ?? null;

/** Sets a timer, or moves it. */
export function setTimer<What>(timers: Timers<What>, timer: Timer<What>, dueMs: number): void {
  dropTimer(timers, timer);
  timer.dueMs = dueMs;
  timer.order = timers.count;
  timers.count += 1;
  timers.heap.push(timer);
  rise(timers.heap, timer, timers.heap.length - 1);
}

/** Drops a timer; one that is not set stays so. */
export function dropTimer<What>({ heap }: Timers<What>, timer: Timer<What>): void {
  const { place } = timer;
  if (place === -1) return;
  timer.place = -1;
  const last = heap.pop();
  if (last === undefined || last === timer) return;
  rise(heap, last, place);
  sink(heap, last, last.place);
}

/** Takes out the first that is due at a moment; null when none is. */
export function takeDue<What>(timers: Timers<What>, nowMs: number): Timer<What> | null {
  const first = timers.heap[0];
  if (first === undefined || first.dueMs > nowMs) return null;
  dropTimer(timers, first);
  return first;
}

const isBefore = (a: Timer<unknown>, b: Timer<unknown>): boolean =>
  a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

function rise<What>(heap: Timer<What>[], timer: Timer<What>, from: number): void {
  let place = from;
  while (place > 0) {
    const above = (place - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(timer, parent)) break;
    put(heap, parent, place);
    place = above;
  }
  put(heap, timer, place);
}

function sink<What>(heap: Timer<What>[], timer: Timer<What>, from: number): void {
  let place = from;
  for (;;) {
    const child = firstChild(heap, place);
    if (child === null || !isBefore(child, timer)) break;
    const below = child.place;
    put(heap, child, place);
    place = below;
  }
  put(heap, timer, place);
}

function firstChild<What>(heap: readonly Timer<What>[], place: number): Timer<What> | null {
  const left = heap[2 * place + 1];
  const right = heap[2 * place + 2];
  if (left === undefined) return null;
  return right !== undefined && isBefore(right, left) ? right : left;
}

function put<What>(heap: Timer<What>[], timer: Timer<What>, place: number): void {
  heap[place] = timer;
  timer.place = place;
}
