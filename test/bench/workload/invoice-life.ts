import type { BenchCustomer } from './customers.ts';
import type { BenchInvoice, Happening, PaymentHappening } from './happenings.ts';
import { lastBusinessDay } from './entry.ts';
import type { Random } from './random.ts';

/** Where an invoice's life is written down: a happening on its day. */
export interface Diary {
  /** Days that the period has; a happening after them is not written. */
  readonly days: number;
  at(day: number, happening: Happening): void;
  /** The day itself, or the Monday after it. */
  nextBusinessDay(day: number): number;
}

const NEVER_PAID = [0.004, 0.02, 0.12] as const;
const MEAN_DAYS_LATE = [-3, 9, 38] as const;
const DEVIATION_DAYS = [4, 9, 26] as const;

/** Invents invoices with everything that becomes of them: amended, credited, paid early, late, in parts, together, never. */
export function createLives(random: Random, diary: Diary) {
  let invoices = 0;
  let payments = 0;
  const transfers = new Map<BenchCustomer, PaymentHappening>();

  const newPaymentId = () => `PAY-${String(++payments).padStart(9, '0')}`;

  /**
   * An invoice written on a day bears the date of that business day, at a weekend the Friday's: no fact is dated after
   * the last tick, for which one system would wait and another would count it at once.
   */
  function newInvoice(customer: BenchCustomer, day: number): { invoice: BenchInvoice; amount: number } {
    const amount = Math.max(500, Math.round(120_000 * customer.size * Math.exp(random.gauss() * 0.7)));
    const terms = random.next() < 0.85 ? customer.terms : random.int(14, 60);
    const id = `INV-${String(++invoices).padStart(9, '0')}`;
    const issue = lastBusinessDay(day);
    return {
      invoice: { customer, id, issue, due: issue + terms, amount: 0, left: 0, credited: false },
      amount,
    };
  }

  function live(customer: BenchCustomer, day: number): BenchInvoice {
    const { invoice, amount } = newInvoice(customer, day);
    diary.at(day, { is: 'invoice', kind: 'ISSUED', invoice, due: invoice.due, amount });
    const left = change(invoice, day, amount, random.next());
    if (left > 0) payOrNot(invoice, left);
    return invoice;
  }

  /** Amends, cancels or credits some invoices; what is left to be paid, 0 for a cancelled one. */
  function change(invoice: BenchInvoice, day: number, amount: number, chance: number): number {
    if (chance < 0.03) {
      const on = day + random.int(1, 5);
      const amended = Math.round(amount * (0.7 + random.next() * 0.6));
      const due = invoice.due + (random.next() < 0.5 ? 0 : random.int(1, 10));
      diary.at(on, { is: 'invoice', kind: 'AMENDED', invoice, due, amount: amended });
      invoice.due = due;
      return amended;
    }
    if (chance < 0.042) {
      diary.at(day + random.int(1, 7), {
        is: 'invoice',
        kind: 'CANCELLED',
        invoice,
        due: invoice.due,
        amount,
      });
      return 0;
    }
    if (chance >= 0.07) return amount;
    const credited = Math.round(amount * (0.05 + random.next() * 0.4));
    const on = day + random.int(2, 15);
    diary.at(on, { is: 'invoice', kind: 'CREDIT_NOTE', invoice, due: invoice.due, amount: credited });
    return amount - credited;
  }

  function payOrNot(invoice: BenchInvoice, amount: number): void {
    const { payer } = invoice.customer;
    if (random.next() < NEVER_PAID[payer]) {
      const on = invoice.due + random.int(120, 200);
      if (random.next() < 0.5)
        diary.at(on, { is: 'invoice', kind: 'WRITTEN_OFF', invoice, due: invoice.due, amount });
      return;
    }
    const late = MEAN_DAYS_LATE[payer] + random.gauss() * DEVIATION_DAYS[payer];
    let day = Math.max(invoice.issue + 1, Math.round(invoice.due + late));
    let left = amount;
    const parts = random.next() < 0.14 ? random.int(2, 3) : 1;
    for (let part = parts; part > 0; part -= 1) {
      const paid = part === 1 ? left : Math.max(1, Math.floor(left * (0.3 + random.next() * 0.4)));
      left -= paid;
      pay(diary.nextBusinessDay(day), invoice, paid);
      day += random.int(5, 25);
    }
  }

  /** A customer's payments of one day are often one transfer over several invoices. */
  function pay(day: number, invoice: BenchInvoice, amount: number): void {
    if (day >= diary.days || amount <= 0) return;
    const allocation = { invoice, amountMinor: amount };
    const last = transfers.get(invoice.customer);
    if (last?.date === day && last.allocations.length < 12) {
      last.allocations.push(allocation);
      return;
    }
    const valueDated = random.next() < 0.04 ? random.int(1, 3) : 0;
    const payment: PaymentHappening = {
      is: 'payment',
      kind: 'RECEIVED',
      customer: invoice.customer,
      id: newPaymentId(),
      date: Math.max(invoice.issue, day - valueDated),
      allocations: [allocation],
    };
    diary.at(day, payment);
    if (random.next() < 0.5) transfers.set(invoice.customer, payment);
    if (random.next() < 0.01) bounce(day, payment);
  }

  /** A payment is returned and mostly made again. */
  function bounce(day: number, payment: PaymentHappening): void {
    const returned = day + random.int(2, 12);
    diary.at(returned, { ...payment, kind: 'REVERSED' });
    const again = diary.nextBusinessDay(returned + random.int(3, 20));
    if (random.next() < 0.7) diary.at(again, { ...payment, id: `${payment.id}R`, date: again });
  }

  return { live, newInvoice, newPaymentId };
}
