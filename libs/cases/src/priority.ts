import type { CaseState, Instant, Severity } from './case.ts';
import type { CaseUpdate, PriorityFactor } from './output.ts';

const DAY_MS = 86_400_000;
/** Before its end a due time weighs already. */
const NEAR_MS = 2 * 3_600_000;
/** Days after which being overdue or unattended weighs no more. */
const MOST_DAYS_PAST_DUE = 90;
const MOST_DAYS_UNATTENDED = 10;

const SEVERITY: Readonly<Record<Severity, number>> = { HIGH: 3, MEDIUM: 2, LOW: 1 };

/** What a priority is worked out from: a case as it is published. */
export type Weighable = Pick<
  CaseUpdate,
  | 'state'
  | 'machine'
  | 'severity'
  | 'openedAt'
  | 'touchedAt'
  | 'promises'
  | 'disputes'
  | 'dueAt'
  | 'isOverdue'
  | 'daysPastDue'
  | 'atStakeMinor'
>;

export interface Priority {
  /** Money at stake × urgency, base currency minor units, whole; 0 of a closed case. */
  readonly value: number;
  /** What the urgency is the product of; a factor of 1 is left out, but for the severity. */
  readonly factors: readonly PriorityFactor[];
}

/** Expected loss; where none is known, a share of what is overdue; at least 1, so that urgency still tells cases apart. */
export function atStakeOf(expectedLossMinor: number | null, overdueMinor: number, share: number): number {
  return Math.max(1, Math.round(expectedLossMinor ?? Math.max(0, overdueMinor) * share));
}

/** How much a case matters at a moment, and why. Grows by the day for what nobody attends to. */
export function priorityOf(of: Weighable, now: Instant): Priority {
  if (isOver(of.state)) return { value: 0, factors: [] };
  const all: readonly PriorityFactor[] = [
    { name: 'SEVERITY', value: SEVERITY[of.severity] },
    { name: 'UNATTENDED', value: unattended(of, now) },
    { name: 'PAST_DUE', value: 1 + clamp(of.daysPastDue ?? 0, MOST_DAYS_PAST_DUE) / MOST_DAYS_PAST_DUE },
    { name: 'PROMISE', value: promise(of) },
    { name: 'DISPUTE', value: of.disputes.some(({ isOpen }) => isOpen) ? 0.5 : 1 },
    { name: 'DUE', value: due(of, now) },
    { name: 'MACHINE', value: of.machine === 'CLEAR' ? 0.1 : 1 },
    { name: 'LEGAL', value: of.state === 'LEGAL' ? 0.25 : 1 },
  ];
  const factors = all
    .map(({ name, value }) => ({ name, value: Math.round(value * 100) / 100 }))
    .filter(({ name, value }) => name === 'SEVERITY' || value !== 1);
  return {
    value: Math.round(factors.reduce((product, { value }) => product * value, of.atStakeMinor)),
    factors,
  };
}

const isOver = (state: CaseState): boolean => state === 'RESOLVED' || state === 'WRITTEN_OFF';

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

function unattended({ state, machine, openedAt, touchedAt }: Weighable, now: Instant): number {
  if (machine === 'CLEAR' || state === 'PROMISED' || state === 'LEGAL') return 1;
  const days = Math.floor((now - (touchedAt ?? openedAt)) / DAY_MS);
  return 1 + clamp(days, MOST_DAYS_UNATTENDED) / MOST_DAYS_UNATTENDED;
}

/** A pending promise waits; one that was broken and not made good by another asks for a call. */
function promise({ promises }: Weighable): number {
  if (promises.some(({ state }) => state === 'PENDING')) return 0.25;
  return promises.at(-1)?.state === 'BROKEN' ? 1.5 : 1;
}

function due({ dueAt, isOverdue }: Weighable, now: Instant): number {
  if (dueAt === null) return 1;
  if (isOverdue || now >= dueAt) return 2;
  return dueAt - now <= NEAR_MS ? 1.5 : 1;
}
