/** An invoice on which something is open. Days are counted from 1970-01-01, amounts in the invoice's currency. */
export interface OpenItem {
  readonly invoiceId: string;
  readonly issueDate: number;
  readonly dueDate: number;
  readonly leftMinor: number;
  readonly currency: string;
  readonly disputed: boolean;
}

/** What moved the account: an amount above 0 is owed to us, one below 0 lessens it. */
export interface Movement {
  readonly on: number;
  readonly kind: MovementKind;
  /** Of the invoice or the payment. */
  readonly document: string;
  readonly amountMinor: number;
  readonly currency: string;
}

export type MovementKind =
  'INVOICE' | 'AMENDMENT' | 'CANCELLATION' | 'CREDIT_NOTE' | 'WRITE_OFF' | 'PAYMENT' | 'RETURNED_PAYMENT';

/** One customer's account at the end of a day. */
export interface Account {
  readonly customerId: string;
  readonly name: string | null;
  readonly date: number;
  readonly open: readonly OpenItem[];
  /** All there were up to that day, in the order of their days. */
  readonly movements: readonly Movement[];
  /** Money that came without saying for which invoice, by currency. */
  readonly unapplied: ReadonlyMap<string, number>;
}
