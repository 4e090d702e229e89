import {
  masterDataOf,
  openInvoicesOf,
  type Day,
  type LedgerInput,
  type OpenInvoice,
} from '@foreshock/ledger';
import { disputeRecord, invoiceRecord, limitRecord, paymentRecord, signalRecord } from './records.ts';
import { ledgerOf, take, today, type Refusal, type Run, type Taken } from './run.ts';

/** Something that one could do or that could happen. Amounts in minor units of `currency`, the base currency without one. */
export type Intervention =
  | { readonly kind: 'ORDER'; readonly amountMinor: number; readonly currency?: string | undefined }
  | {
      readonly kind: 'INVOICE';
      readonly amountMinor: number;
      readonly currency?: string | undefined;
      readonly dueDate: Day;
    }
  | {
      readonly kind: 'PAYMENT';
      readonly amountMinor: number;
      readonly currency?: string | undefined;
      /** Without one the oldest due are paid first. */
      readonly invoiceId?: string | undefined;
    }
  | { readonly kind: 'LIMIT'; readonly amountMinor: number }
  | {
      readonly kind: 'GUARANTEE' | 'INSURANCE';
      readonly amountMinor: number;
      readonly until?: Day | undefined;
    }
  | { readonly kind: 'RATING'; readonly pd: number }
  | { readonly kind: 'DISPUTE' | 'RESOLVE_DISPUTE'; readonly invoiceId: string }
  | { readonly kind: 'RECORD'; readonly input: LedgerInput };

/** Lets it happen on the business date of the run. `id` tells it from others of the same run. */
export function intervene(run: Run, intervention: Intervention, id: string): Taken {
  const record = recordOf(run, intervention, id);
  return 'reason' in record ? { decisions: [], refusal: record } : take(run, record);
}

function recordOf(run: Run, intervention: Intervention, id: string): LedgerInput | Refusal {
  const { customerId, copy } = run;
  const on = today(run);
  const base = copy.policy!.baseCurrency;
  switch (intervention.kind) {
    case 'ORDER':
    case 'GUARANTEE':
    case 'INSURANCE':
      return commitment(customerId, id, on, base, intervention);
    case 'INVOICE': {
      const { dueDate, amountMinor, currency = base } = intervention;
      return invoiceRecord(customerId, id, on, dueDate, amountMinor, currency);
    }
    case 'PAYMENT': {
      const { amountMinor, currency = base, invoiceId } = intervention;
      const invoices = openInvoicesOf(ledgerOf(run));
      const paid = invoicesToPay(invoices, currency, invoiceId);
      if (paid.length === 0 && invoiceId !== undefined) return notOpen(invoiceId, invoices);
      return paymentRecord(customerId, id, on, amountMinor, currency, paid);
    }
    case 'LIMIT': {
      const master = masterDataOf(ledgerOf(run));
      return master === null ? NO_MASTER : limitRecord(customerId, id, on, intervention.amountMinor, master);
    }
    case 'RATING':
      return signalRecord(customerId, id, on, {
        kind: 'EXTERNAL_RATING',
        numbers: { pd: intervention.pd },
        validUntil: null,
      });
    case 'DISPUTE':
    case 'RESOLVE_DISPUTE': {
      const { invoiceId } = intervention;
      const invoices = openInvoicesOf(ledgerOf(run));
      if (!invoices.some((one) => one.invoiceId === invoiceId)) return notOpen(invoiceId, invoices);
      const kind = intervention.kind === 'DISPUTE' ? 'DISPUTED' : 'DISPUTE_RESOLVED';
      return disputeRecord(customerId, id, on, invoiceId, kind);
    }
    case 'RECORD':
      return intervention.input;
  }
}

/** It stands beside those that are in force: the id is its own. */
function commitment(
  customerId: string,
  id: string,
  on: Day,
  base: string,
  of: Extract<Intervention, { kind: 'ORDER' | 'GUARANTEE' | 'INSURANCE' }>,
): LedgerInput {
  const currency = of.kind === 'ORDER' ? (of.currency ?? base) : base;
  return signalRecord(customerId, id, on, {
    kind: of.kind === 'INSURANCE' ? 'CREDIT_INSURANCE' : of.kind,
    numbers: { amountMinor: of.amountMinor },
    texts: { id: `assumption:${id}`, orderId: `assumption:${id}`, currency },
    validUntil: of.kind === 'ORDER' ? null : (of.until ?? null),
  });
}

/** Money pays invoices of its own currency, the oldest due first, or the one that it names. */
export function invoicesToPay(
  invoices: readonly OpenInvoice[],
  currency: string,
  invoiceId?: string,
): readonly OpenInvoice[] {
  return invoices.filter((one) =>
    invoiceId === undefined ? one.currency === currency : one.invoiceId === invoiceId,
  );
}

function notOpen(invoiceId: string, invoices: readonly OpenInvoice[]): Refusal {
  const open = invoices.slice(0, 10).map((one) => one.invoiceId);
  const list = open.length === 0 ? 'nothing is open' : `open are ${open.join(', ')}`;
  return { reason: 'not-open', message: `invoice ${invoiceId} is not open; ${list}` };
}

const NO_MASTER: Refusal = {
  reason: 'no-master-data',
  message: 'a limit belongs to master data, and there is none of this customer yet; give a CustomerEvent',
};
