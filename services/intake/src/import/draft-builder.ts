import type { CustomerFacts } from '../events/customer-row.ts';
import type { InvoiceFacts } from '../events/invoice-row.ts';
import type { OverdueFacts } from '../events/overdue-row.ts';
import type { Problem } from '../values/outcome.ts';
import type { LedgerDraft } from './ledger-draft.ts';
import { contentId } from '../events/dated-event.ts';

/** Collects the facts of one import and refuses what contradicts or repeats an earlier row. */
export class DraftBuilder {
  readonly draft: LedgerDraft;
  readonly #documents = new Map<string, { line: number; facts: object }>();
  readonly #customerOf = new Map<string, string | null>();
  readonly #masterDays = new Map<string, number>();

  constructor(source: string) {
    this.draft = { source, invoices: [], payments: [], overdues: [], customers: new Map() };
  }

  addInvoice(facts: InvoiceFacts, line: number): Problem | null {
    const { customerId, documentId, kind, occurredOn } = facts;
    const state = kind === 'ISSUED' || kind === 'CREDIT_NOTE' ? '' : `${kind} ${occurredOn}`;
    const repeated = this.#repeated(
      `invoice\n${customerId}\n${documentId}\n${state}`,
      facts,
      line,
      'invoiceId',
    );
    if (repeated) return repeated;
    this.draft.invoices.push(facts);
    const known = this.#customerOf.get(facts.documentId);
    this.#customerOf.set(facts.documentId, known === undefined || known === customerId ? customerId : null);
    return null;
  }

  addOverdue(facts: OverdueFacts, line: number): Problem | null {
    const customerId = facts.customerId ?? this.customerOf([facts.invoiceId]);
    if (typeof customerId !== 'string') return customerId;
    const complete = { ...facts, customerId };
    const repeated = this.#repeated(`overdue\n${contentId(complete)}`, complete, line, 'invoiceId');
    if (repeated === null) this.draft.overdues.push(complete);
    return repeated;
  }

  addCustomer(facts: CustomerFacts, line: number): Problem | null {
    const repeated = this.#repeated(`customer\n${facts.customerId}`, facts, line, 'customerId');
    if (repeated === null) this.draft.customers.set(facts.customerId, facts);
    return repeated;
  }

  /** Master data on an invoice row: the latest invoice's counts, whatever the order of the rows. */
  noteCustomer(facts: CustomerFacts, day: number): void {
    const { customers } = this.draft;
    const known = customers.get(facts.customerId);
    const knownDay = this.#masterDays.get(facts.customerId) ?? -Infinity;
    const wins = day > knownDay || (day === knownDay && JSON.stringify(facts) > JSON.stringify(known));
    if (!wins) return;
    customers.set(facts.customerId, facts);
    this.#masterDays.set(facts.customerId, day);
  }

  /** The one customer that some invoices of this import belong to. */
  customerOf(invoiceIds: readonly string[]): string | Problem {
    const found = new Set(invoiceIds.map((invoiceId) => this.#customerOf.get(invoiceId)));
    const [only] = found;
    if (found.size === 1 && typeof only === 'string') return only;
    const field = invoiceIds.length === 0 ? 'customerId' : 'invoiceId';
    if (found.has(undefined) || found.size === 0) {
      return {
        field,
        reason: 'unknown-invoice',
        message: `no customer: ${invoiceIds.join(', ') || 'no invoice'} is not in the invoices file`,
      };
    }
    return {
      field,
      reason: 'several-customers',
      message: `${invoiceIds.join(', ')} belong to several customers`,
    };
  }

  #repeated(key: string, facts: object, line: number, field: string): Problem | null {
    const earlier = this.#documents.get(key);
    if (earlier === undefined) {
      this.#documents.set(key, { line, facts });
      return null;
    }
    return JSON.stringify(earlier.facts) === JSON.stringify(facts)
      ? { field, reason: 'repeated-document', message: `the same as line ${earlier.line}, which is loaded` }
      : {
          field,
          reason: 'conflicting-document',
          message: `line ${earlier.line}, which is loaded, says otherwise`,
        };
  }
}
