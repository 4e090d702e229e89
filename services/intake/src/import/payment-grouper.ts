import { contentId } from '../events/dated-event.ts';
import type { NamedPayment } from '../events/payment-events.ts';
import type { PaymentFacts } from '../events/payment-row.ts';
import type { Problem } from '../values/outcome.ts';

export interface PaymentOrigin {
  readonly line: number;
  readonly raw: string;
}

interface Group {
  facts: PaymentFacts;
  readonly origins: PaymentOrigin[];
}

export interface FinishedPayment {
  /** Every row that the payment was put together from. */
  readonly origins: readonly PaymentOrigin[];
  readonly outcome: NamedPayment | Problem;
}

/** Puts the rows of one payment together. Rows without a number of their own are payments of their own. */
export class PaymentGrouper {
  readonly #groups = new Map<string, Group>();
  readonly #twins = new Map<string, number>();

  add(facts: PaymentFacts, origin: PaymentOrigin): Problem | null {
    const named = facts.paymentId === null ? { ...facts, paymentId: this.#derivedId(facts) } : facts;
    const key = [named.customerId ?? '', named.paymentId, named.kind].join('\n');
    const group = this.#groups.get(key);
    if (group === undefined) {
      this.#groups.set(key, { facts: named, origins: [origin] });
      return null;
    }
    const problem = conflict(group, named);
    if (problem !== null) return problem;
    group.facts = joined(group.facts, named);
    group.origins.push(origin);
    return null;
  }

  /** Every payment whole, with the customer found where the rows name none. */
  *finish(customerOf: (invoiceIds: readonly string[]) => string | Problem): Generator<FinishedPayment> {
    for (const { facts, origins } of this.#groups.values()) {
      const customerId = facts.customerId ?? customerOf(facts.allocations.map((each) => each.invoiceId));
      yield { origins, outcome: typeof customerId === 'string' ? whole(facts, customerId) : customerId };
    }
    this.#groups.clear();
  }

  /** From the content; equal rows are told apart by counting, so that two equal payments of one day are two. */
  #derivedId(facts: PaymentFacts): string {
    const id = contentId(facts);
    const count = (this.#twins.get(id) ?? 0) + 1;
    this.#twins.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}

function conflict({ facts, origins }: Group, next: PaymentFacts): Problem | null {
  const problem = (field: string, reason: string, what: string): Problem => ({
    field,
    reason,
    message: `payment ${next.paymentId ?? ''}: ${what} line ${origins[0]?.line ?? 0}`,
  });
  const differs = (['paymentDate', 'currency', 'method'] as const).find((name) => facts[name] !== next[name]);
  if (differs) return problem(differs, 'conflicting-document', `${differs} differs from`);
  if (!next.isPart && facts.amountMinor !== next.amountMinor) {
    return problem('amount', 'conflicting-document', 'amount differs from');
  }
  const paid = new Set(facts.allocations.map((each) => each.invoiceId));
  const again = next.allocations.length === 0 || next.allocations.some((each) => paid.has(each.invoiceId));
  return again ? problem('invoiceId', 'repeated-document', 'says the same as a row from') : null;
}

function joined(facts: PaymentFacts, next: PaymentFacts): PaymentFacts {
  const allocations = [...facts.allocations, ...next.allocations];
  const amountMinor = facts.isPart ? (facts.amountMinor ?? 0) + (next.amountMinor ?? 0) : facts.amountMinor;
  return { ...facts, allocations, amountMinor };
}

/** A payment with its customer, or why it cannot be. Allocations in the order of the invoices' numbers. */
export function whole(facts: PaymentFacts, customerId: string): NamedPayment | Problem {
  const allocatedMinor = facts.allocations.reduce((sum, each) => sum + each.amountMinor, 0);
  if (facts.amountMinor !== null && allocatedMinor > facts.amountMinor) {
    const message = `${allocatedMinor} allocated of a payment of ${facts.amountMinor} (minor units)`;
    return { field: 'allocatedAmount', reason: 'over-allocated', message };
  }
  const allocations = [...facts.allocations].sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  return { ...facts, allocations, paymentId: facts.paymentId ?? '', customerId };
}
