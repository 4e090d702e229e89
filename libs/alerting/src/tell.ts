import { noteAnnounced } from './cooling.ts';
import { withdraw } from './lanes.ts';
import { armLadder } from './ladders.ts';
import { noticesOf } from './notices.ts';
import type { Message, MessageKind, ToldNotice } from './output.ts';
import { remindLater } from './reminders.ts';
import type { Target } from './rules.ts';
import type { AlertingState, Entry, Lane, News, Urge } from './state.ts';
import { subjectOf } from './subjects.ts';

/** Makes one message of entries, and notes what the target knows by it. */
export function tell(state: AlertingState, target: Target, lane: Lane, entries: readonly Entry[]): void {
  const notices = entries.flatMap((entry) => toldNotices(state, entry));
  const [first] = entries;
  const [firstNotice] = notices;
  if (first === undefined || firstNotice === undefined) return;
  const kind = kindOf(lane, first, entries);
  state.messages.push({
    messageId: `${state.position}.${state.ordinal}/${first.target}/${firstNotice.noticeId}`,
    kind,
    target: first.target,
    language: target.language,
    atMs: state.nowMs,
    customerId: entries.every(({ customerId }) => customerId === first.customerId) ? first.customerId : null,
    notices,
    rung: kind === 'ESCALATION' ? (first.urging?.rung ?? null) : null,
    digest: digestOf(kind, lane),
  });
  state.ordinal += 1;
  for (const entry of entries) {
    withdraw(state, entry);
    if (entry.urging === null) newsWasTold(state, entry);
    else urgeWasTold(state, entry);
  }
}

const digestOf = (kind: MessageKind, lane: Lane): Message['digest'] => {
  if (kind !== 'DIGEST') return null;
  return lane.kind === 'DAILY' ? 'DAILY' : 'STORM';
};

function toldNotices(state: AlertingState, entry: Entry): readonly ToldNotice[] {
  const acknowledged = state.subjects.get(entry.customerId)?.acknowledgement ?? null;
  const purpose = entry.urging === null ? 'NEWS' : entry.urging.kind;
  return noticesOf(state, entry).map((notice) => ({ ...notice, acknowledged, purpose }));
}

/** What gathered because of the cap and turns out to be about one customer is told as it would have been without it. */
function kindOf(lane: Lane, first: Entry, entries: readonly Entry[]): MessageKind {
  const isAlike = (entry: Entry) =>
    entry.customerId === first.customerId &&
    entry.urging?.kind === first.urging?.kind &&
    entry.urging?.rung === first.urging?.rung;
  if (lane.kind === 'DAILY' || !entries.every(isAlike)) return 'DIGEST';
  return first.urging?.kind ?? 'GROUP';
}

function newsWasTold(state: AlertingState, news: News): void {
  const { warning, target, route } = news;
  if (warning === null) return;
  const subject = subjectOf(state, news.customerId);
  warning.untold.delete(target);
  noteAnnounced(state, subject, news);
  if (!warning.isOpen) return;
  warning.told.set(target, route.name);
  armLadder(state, subject, route.name);
  remindLater(state, subject, target, route.name);
}

function urgeWasTold(state: AlertingState, urge: Urge): void {
  const subject = subjectOf(state, urge.customerId);
  subject.urges.delete(urge);
  if (urge.urging.kind === 'REMINDER') remindLater(state, subject, urge.target, urge.urging.routeName);
}
