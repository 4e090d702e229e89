import { coolingHold } from './cooling.ts';
import { hold, record, type Hold } from './hold.ts';
import { inhibitorOf } from './inhibition.ts';
import { withdraw } from './lanes.ts';
import { urgedWarnings } from './notices.ts';
import { silenceOf } from './silences.ts';
import type { AlertingState, Entry, News, Subject, Urge } from './state.ts';
import { subjectOf } from './subjects.ts';

/** Whether an entry that is due must not be told now; it is held back, or gone, then. */
export function isHeldBack(state: AlertingState, entry: Entry): boolean {
  return entry.urging === null ? isNewsHeldBack(state, entry) : isUrgeHeldBack(state, entry);
}

function isNewsHeldBack(state: AlertingState, news: News): boolean {
  const subject = subjectOf(state, news.customerId);
  const reason =
    coolingHold(subject, news) ?? silenceHold(state, news) ?? inhibitionHold(state, subject, news);
  if (reason === null) return false;
  withdraw(state, news);
  // What happened once has no later in which it is still open: it is on record, and that is all.
  if (news.warning === null && reason.reason === 'INHIBITED')
    record(state, news.notices, news.target, reason.reason, reason.by);
  else hold(state, news, reason);
  return true;
}

function silenceHold(state: AlertingState, { warning, facts }: News): Hold | null {
  const active = silenceOf(state, warning?.facts ?? facts);
  return active === null ? null : { reason: 'SILENCED', by: active.silence.silenceId, among: active.held };
}

function inhibitionHold(state: AlertingState, subject: Subject, news: News): Hold | null {
  const worse = inhibitorOf(state.rules, subject, news);
  return worse === null ? null : { reason: 'INHIBITED', by: worse.warningId, among: subject.inhibited };
}

/** An urge is gone when all that it is about is over, and silent when all of it is. */
function isUrgeHeldBack(state: AlertingState, urge: Urge): boolean {
  const silences = urgedWarnings(state, urge).map(({ facts }) => silenceOf(state, facts));
  const [first] = silences;
  if (first === undefined) {
    withdraw(state, urge);
    subjectOf(state, urge.customerId).urges.delete(urge);
    return true;
  }
  if (first === null || silences.includes(null)) return false;
  withdraw(state, urge);
  hold(state, urge, { reason: 'SILENCED', by: first.silence.silenceId, among: first.held });
  return true;
}
