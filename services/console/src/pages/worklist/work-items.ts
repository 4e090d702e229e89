import type { Money, Severity, Warning } from '@foreshock/api/model';

/** One customer to look at, with what speaks for it. */
export interface WorkItem {
  readonly customerId: string;
  /** The warning that weighs most: it gives the reason and the next step. */
  readonly first: Warning;
  readonly warnings: readonly Warning[];
  readonly severity: Severity;
  readonly atStake: Money;
  /** Since the oldest of the warnings was raised. */
  readonly since: string;
}

/** One item a customer, the most urgent first: by priority, then by money overdue, then by money open. */
export function workItems(warnings: readonly Warning[]): readonly WorkItem[] {
  return [...Map.groupBy(warnings, ({ customerId }) => customerId).values()].map(itemOf).sort(byUrgency);
}

function itemOf(warnings: readonly Warning[]): WorkItem {
  const sorted = [...warnings].sort(byWeight);
  const first = sorted[0] as Warning;
  return {
    customerId: first.customerId,
    first,
    warnings: sorted,
    severity: first.severity,
    atStake: first.overdue.amountMinor > 0 ? first.overdue : first.open,
    since: sorted.map(({ raisedOn }) => raisedOn).sort()[0] ?? first.raisedOn,
  };
}

/** The policy's matrix gives 1 to what is most severe and most likely. */
const byWeight = (a: Warning, b: Warning): number =>
  a.priority - b.priority ||
  b.overdue.amountMinor - a.overdue.amountMinor ||
  b.open.amountMinor - a.open.amountMinor ||
  a.warningId.localeCompare(b.warningId);

const byUrgency = (a: WorkItem, b: WorkItem): number => byWeight(a.first, b.first);
