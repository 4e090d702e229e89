import { announce, announceTo } from './announce.ts';
import type { Route } from './config.ts';
import type { Facts } from './facts.ts';
import { record } from './hold.ts';
import type { CaseOverdueInput, RatingInput } from './input.ts';
import { noticeOf } from './notices.ts';
import { targetsOf } from './rules.ts';
import type { AlertingState } from './state.ts';
import { collectorOf, subjectOf, worstOf } from './subjects.ts';

/** How an overdue case is told: it goes to whom the configuration names, by no route of warnings. */
const OVERDUE_ROUTE: Route = {
  name: 'case-overdue',
  match: {},
  to: [],
  urgency: 'WORKING_HOURS',
  groupWaitMs: 0,
  groupIntervalMs: 60_000,
  escalation: [],
};

/** A grade changed. */
export function changeRating(state: AlertingState, input: RatingInput): void {
  const subject = subjectOf(state, input.facts.customerId);
  const event = input.direction === 'DOWNGRADE' ? 'DOWNGRADED' : 'UPGRADED';
  const notice = noticeOf(state, { ...input, id: input.changeId, warningId: null }, event);
  announce(state, subject, null, input.facts, notice);
}

/** A case missed its time. Acknowledged or not: that it is in hand was not enough. */
export function overdue(state: AlertingState, input: CaseOverdueInput): void {
  const { customerId, caseId, detail } = input;
  const subject = subjectOf(state, customerId);
  const facts: Facts = worstOf(subject)?.facts ?? { ...UNKNOWN, customerId };
  const notice = noticeOf(state, { id: caseId, warningId: null, facts, detail }, 'CASE_OVERDUE');
  const targets = targetsOf(state.rules, state.rules.config.caseOverdueTo, collectorOf(subject));
  for (const target of targets)
    announceTo(state, { customerId, warning: null, facts, target, route: OVERDUE_ROUTE }, [notice]);
  if (targets.length === 0) record(state, [notice], null, 'NO_ROUTE');
}

const UNKNOWN: Omit<Facts, 'customerId'> = {
  portfolio: null,
  ruleId: null,
  severity: null,
  source: null,
  segment: null,
  owner: null,
  region: null,
  grade: null,
  overdueMinor: null,
  exposureMinor: null,
};
