import { startRun, type Retraced } from '@foreshock/forecast';
import { masterDataOf, openInvoicesOf } from '@foreshock/ledger';
import { movementsOf, type Account } from '@foreshock/letters';
import { isoDate } from '@foreshock/contracts';
import type { Tables } from '../controllers/tables.ts';
import { ProblemError } from '../http/problem.ts';
import { bookedEvents, MOST_BOOKED_EVENTS } from '../queries/booked-events.ts';
import { customerIndicators } from '../queries/customers.ts';
import type { ScenarioSource } from '../scenario-source.ts';
import { bookedEventFrom } from './booked-event.ts';

/** Customers' accounts as letters tell them: open items from the ledger itself, movements from the copy of the log. */
export class AccountSource {
  readonly #customers: ScenarioSource;
  readonly #tables: Tables;

  constructor(customers: ScenarioSource, tables: Tables) {
    this.#customers = customers;
    this.#tables = tables;
  }

  /** An account now or at the end of a business date; null where nobody knows the customer. */
  async account(customerId: string, asOf: string | undefined): Promise<Account | null> {
    const found = await this.#customers.customer(customerId, asOf);
    return found === null ? null : this.#accountOf(found);
  }

  async #accountOf({ situation }: Retraced): Promise<Account> {
    const { customerId, businessDate: date, partition, nextOffset } = situation;
    const [events, indicators] = await Promise.all([
      this.#tables.rows(bookedEvents(customerId, partition, nextOffset)),
      this.#tables.row(customerIndicators(customerId, isoDate(date))),
    ]);
    if (events.length === MOST_BOOKED_EVENTS)
      throw new ProblemError({
        title: 'Too much for a letter',
        status: 422,
        detail: `customer ${customerId} has ${MOST_BOOKED_EVENTS} records of invoices and payments or more`,
      });
    const { ledger } = startRun(situation).copy.customers.get(customerId)!;
    const unapplied = Number(indicators?.unapplied_minor ?? 0);
    return {
      customerId,
      name: masterDataOf(ledger)?.name ?? null,
      date,
      open: openInvoicesOf(ledger),
      movements: movementsOf(events.map(bookedEventFrom)),
      unapplied: new Map(unapplied > 0 ? [[String(indicators?.currency), unapplied]] : []),
    };
  }
}
