import type { Route } from './config.ts';
import type { Facts } from './facts.ts';
import { record } from './hold.ts';
import { enqueue, withdraw } from './lanes.ts';
import type { Notice } from './output.ts';
import { planOf } from './plan.ts';
import { NOWHERE, type AlertingState, type News, type Subject, type Warning } from './state.ts';
import { collectorOf } from './subjects.ts';

/** Has everybody told whom the routes name for it; what nobody is told of is on record. */
export function announce(
  state: AlertingState,
  subject: Subject,
  warning: Warning | null,
  facts: Facts,
  notice: Notice,
): void {
  const { plan, isRecorded } = planOf(state.rules, facts, notice.event, collectorOf(subject));
  for (const [target, route] of plan) {
    if (route.urgency === 'RECORD_ONLY') record(state, [notice], target, 'RECORD_ONLY');
    else announceTo(state, { customerId: subject.customerId, warning, facts, route, target }, [notice]);
  }
  if (plan.size === 0) record(state, [notice], null, isRecorded ? 'RECORD_ONLY' : 'NO_ROUTE');
}

/** Has one target told: with what it is still to be told of the same warning, at the earlier of the two times. */
export function announceTo(
  state: AlertingState,
  about: Pick<News, 'customerId' | 'warning' | 'facts' | 'target'> & { readonly route: Route },
  notices: readonly Notice[],
): void {
  const { warning, target, route } = about;
  const untold = warning?.untold.get(target);
  const news = untold ?? { urging: null, ...about, notices: [], at: NOWHERE, recorded: null };
  warning?.untold.set(target, news);
  news.notices.push(...notices);
  // What is held back may have a reason no more, now that it is worse or over.
  if (news.at.is === 'held') withdraw(state, news);
  news.route = route;
  enqueue(state, news, route.groupWaitMs);
}
