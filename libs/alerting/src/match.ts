import type { Facts, NoticeEvent } from './facts.ts';

/** What a matcher admits: every property that is given must hold, a list by one of its values. Nothing given admits all. */
export interface Match {
  readonly about?: 'CUSTOMER' | 'PORTFOLIO';
  readonly customerId?: readonly string[];
  readonly ruleId?: readonly string[];
  readonly severity?: readonly string[];
  readonly source?: readonly string[];
  readonly segment?: readonly string[];
  readonly owner?: readonly string[];
  readonly region?: readonly string[];
  readonly grade?: readonly string[];
  readonly dimension?: readonly string[];
  readonly member?: readonly string[];
  /** Minor units of the base currency, inclusive. */
  readonly leastOverdueMinor?: number;
  readonly leastExposureMinor?: number;
}

const admits = (list: readonly string[] | undefined, value: string | null | undefined): boolean =>
  list === undefined || (value !== null && value !== undefined && list.includes(value));

const reaches = (least: number | undefined, value: number | null): boolean =>
  least === undefined || (value !== null && value >= least);

/** Whether a matcher admits these facts. */
export function matches(match: Match, facts: Facts): boolean {
  const { portfolio } = facts;
  return (
    (match.about === undefined || (match.about === 'PORTFOLIO') === (portfolio !== null)) &&
    admits(match.customerId, facts.customerId) &&
    admits(match.ruleId, facts.ruleId) &&
    admits(match.severity, facts.severity) &&
    admits(match.source, facts.source) &&
    admits(match.segment, facts.segment) &&
    admits(match.owner, facts.owner) &&
    admits(match.region, facts.region) &&
    admits(match.grade, facts.grade) &&
    admits(match.dimension, portfolio?.dimension) &&
    admits(match.member, portfolio?.member) &&
    reaches(match.leastOverdueMinor, facts.overdueMinor) &&
    reaches(match.leastExposureMinor, facts.exposureMinor)
  );
}

/** What a route takes where it names no events: the life of warnings. A change of grade is told where it is asked for. */
const USUAL_EVENTS: readonly NoticeEvent[] = ['RAISED', 'ESCALATED', 'CLEARED'];

/** Whether a list of events, or its absence, admits one. */
export const admitsEvent = (list: readonly NoticeEvent[] | undefined, event: NoticeEvent): boolean =>
  (list ?? USUAL_EVENTS).includes(event);
