import { isSnoozed, priorityOf, type Priority } from '@foreshock/cases';
import type { CaseUpdated } from '@foreshock/contracts';

export interface CaseFilter {
  readonly state?: string | undefined;
  readonly assignee?: string | undefined;
  readonly unassigned?: boolean | undefined;
  readonly owner?: string | undefined;
  readonly segment?: string | undefined;
  readonly severity?: string | undefined;
  readonly customer?: string | undefined;
  readonly machine?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly snoozed?: boolean | undefined;
}

export interface ListedCase {
  readonly of: CaseUpdated;
  readonly priority: Priority;
  readonly isSnoozed: boolean;
}

export const CASE_SORTS = ['priority', 'due', 'opened', 'overdue'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

const isClosed = ({ state }: CaseUpdated): boolean => state === 'RESOLVED' || state === 'WRITTEN_OFF';

/** Cases that a filter admits, with their priority at a moment. */
export function casesAt(all: readonly CaseUpdated[], filter: CaseFilter, nowMs: number): ListedCase[] {
  return all.flatMap((of) => {
    if (!isAdmitted(of, filter)) return [];
    const listed = { of, priority: priorityOf(of, nowMs), isSnoozed: isSnoozed(of, nowMs) };
    return filter.snoozed === undefined || filter.snoozed === listed.isSnoozed ? [listed] : [];
  });
}

function isAdmitted(of: CaseUpdated, filter: CaseFilter): boolean {
  const same = (wanted: string | undefined, value: string | null): boolean =>
    wanted === undefined || wanted === value;
  return (
    isInState(of, filter.state ?? 'ACTIVE') &&
    same(filter.assignee, of.assignee) &&
    (filter.unassigned !== true || of.assignee === null) &&
    same(filter.owner, of.owner) &&
    same(filter.segment, of.segment) &&
    same(filter.severity, of.severity) &&
    same(filter.customer, of.customerId) &&
    same(filter.machine, of.machine) &&
    (filter.overdue === undefined || filter.overdue === of.isOverdue)
  );
}

function isInState(of: CaseUpdated, wanted: string): boolean {
  switch (wanted) {
    case 'ALL':
      return true;
    case 'ACTIVE':
      return !isClosed(of);
    case 'CLOSED':
      return isClosed(of);
    default:
      return of.state === wanted;
  }
}

/** What a case is sorted by: the highest first. */
export function sortValue({ of, priority }: ListedCase, sort: CaseSort): number {
  switch (sort) {
    case 'priority':
      return priority.value;
    case 'due':
      return of.dueAt === null ? -Number.MAX_SAFE_INTEGER : -of.dueAt;
    case 'opened':
      return of.openedAt;
    case 'overdue':
      return of.overdueMinor;
  }
}

/** The cases of a page in order, one more than asked for; of equal ones by id. */
export function pageOfCases(
  cases: readonly ListedCase[],
  sort: CaseSort,
  limit: number,
  after?: { readonly value: number; readonly caseId: string },
): readonly ListedCase[] {
  return cases
    .map((listed) => ({ listed, value: sortValue(listed, sort), caseId: listed.of.caseId }))
    .filter((one) => after === undefined || order(after, one) < 0)
    .sort(order)
    .slice(0, limit + 1)
    .map(({ listed }) => listed);
}

interface Ordered {
  readonly value: number;
  readonly caseId: string;
}
const order = (a: Ordered, b: Ordered): number =>
  b.value - a.value || (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0);

/** How many cases a filter admits, by what a worklist shows. */
export function countsOf(cases: readonly ListedCase[]) {
  const count = (test: (listed: ListedCase) => boolean): number => cases.filter(test).length;
  return {
    total: cases.length,
    byState: Object.fromEntries(
      [...Map.groupBy(cases, ({ of }) => of.state)].map(([state, group]) => [state, group.length]),
    ),
    bySeverity: Object.fromEntries(
      [...Map.groupBy(cases, ({ of }) => of.severity)].map(([severity, group]) => [severity, group.length]),
    ),
    unassigned: count(({ of }) => of.assignee === null),
    overdue: count(({ of }) => of.isOverdue),
    snoozed: count(({ isSnoozed: is }) => is),
    firing: count(({ of }) => of.machine === 'FIRING'),
    promiseBroken: count(({ of }) => of.promises.at(-1)?.state === 'BROKEN'),
  };
}
