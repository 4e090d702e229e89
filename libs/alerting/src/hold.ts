import { urgedWarnings } from './notices.ts';
import type { HeldReason, Notice } from './output.ts';
import type { AlertingState, Entry, News } from './state.ts';

/** Puts on record that a target is not told. */
export function record(
  state: AlertingState,
  notices: readonly Notice[],
  target: string | null,
  reason: HeldReason,
  heldBy: string | null = null,
): void {
  for (const notice of notices) state.held.push({ notice, target, reason, heldBy, atMs: state.nowMs });
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
  if (entry.urging === null) return recordNews(state, entry, reason, by);
  const latest = urgedWarnings(state, entry).map((warning) => warning.latest);
  record(state, latest, entry.target, reason, by);
}

function recordNews(state: AlertingState, news: News, reason: HeldReason, by: string | null): void {
  const { recorded, notices, target } = news;
  const known = recorded !== null && recorded.reason === reason && recorded.by === by ? recorded.notices : 0;
  record(state, notices.slice(known), target, reason, by);
  news.recorded = { reason, by, notices: notices.length };
}
