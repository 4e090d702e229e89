import { urgedWarnings } from './notices.ts';
import type { HeldReason, Notice } from './output.ts';
import type { AlertingState, Entry, News, Urge } from './state.ts';

/** Puts on record that a target is not told something new. */
export function record(
  state: AlertingState,
  notices: readonly Notice[],
  target: string | null,
  reason: HeldReason,
  heldBy: string | null = null,
): void {
  const { nowMs: atMs } = state;
  for (const notice of notices) state.held.push({ notice, target, purpose: 'NEWS', reason, heldBy, atMs });
}

/** Puts on record that a target is not told once more what is open. */
export function recordUrge(
  state: AlertingState,
  urge: Urge,
  reason: HeldReason,
  heldBy: string | null = null,
): void {
  const { nowMs: atMs } = state;
  const { target, urging } = urge;
  for (const { latest } of urgedWarnings(state, urge))
    state.held.push({ notice: latest, target, purpose: urging.kind, reason, heldBy, atMs });
}

/** Why something is held back, by what, and with what else it comes out. */
export interface Hold {
  readonly reason: HeldReason;
  readonly by: string | null;
  readonly among: Set<Entry>;
}

/** Holds back an entry that is nowhere. The same reason is put on record once for each of its notices. */
export function hold(state: AlertingState, entry: Entry, { reason, by, among }: Hold): void {
  entry.at = { is: 'held', reason, among };
  among.add(entry);
  if (entry.urging === null) recordNews(state, entry, reason, by);
  else recordUrge(state, entry, reason, by);
}

function recordNews(state: AlertingState, news: News, reason: HeldReason, by: string | null): void {
  const { recorded, notices, target } = news;
  const known = recorded !== null && recorded.reason === reason && recorded.by === by ? recorded.notices : 0;
  record(state, notices.slice(known), target, reason, by);
  news.recorded = { reason, by, notices: notices.length };
}
