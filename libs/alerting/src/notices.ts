import type { Facts, NoticeEvent } from './facts.ts';
import type { Notice } from './output.ts';
import { silenceOf } from './silences.ts';
import type { AlertingState, Entry, Urge, Warning } from './state.ts';

/** What a notice is made of, beside what happened and the input in hand. */
export interface About {
  /** Of the warning, the change of grade or the case. */
  readonly id: string;
  readonly warningId: string | null;
  readonly facts: Facts;
  readonly detail: unknown;
}

/** Makes a notice of what the input in hand says. */
export function noticeOf(state: AlertingState, about: About, event: NoticeEvent): Notice {
  const { customerId, portfolio, ruleId, severity } = about.facts;
  return {
    noticeId: `${about.id}/${event}/${state.position}`,
    event,
    warningId: about.warningId,
    customerId,
    portfolio,
    ruleId,
    severity,
    atMs: state.nowMs,
    detail: about.detail,
  };
}

/** The warnings that an urge is about as of now: open, and told by its route or to its target. */
export function urgedWarnings(
  state: AlertingState,
  { urging, target, customerId }: Urge,
): readonly Warning[] {
  const warnings = [...(state.subjects.get(customerId)?.warnings.values() ?? [])];
  return warnings.filter(({ told }) =>
    urging.kind === 'REMINDER' ? told.has(target) : [...told.values()].includes(urging.routeName),
  );
}

/** What an entry says now; an urge leaves out what is silenced. */
export function noticesOf(state: AlertingState, entry: Entry): readonly Notice[] {
  if (entry.urging === null) return entry.notices;
  const audible = urgedWarnings(state, entry).filter(({ facts }) => silenceOf(state, facts) === null);
  return audible.map(({ latest }) => latest);
}
