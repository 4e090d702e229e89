import { createLedger, createStore, type Book, type Day, type Ledger, type Store } from '@foreshock/ledger';
import { initialMemory, type Diary, type Memory, type Policy, type RiskState } from '@foreshock/policy';
import { createChanges, UNCHANGED, type Changes } from './changes.ts';
import { convert, type FxRates, type MinorUnits } from './fx.ts';
import type { ShadowState } from './shadow.ts';
import { createTimers, NEVER, type Timers } from './timers.ts';

/** What a customer's partition remembers of it. */
export interface Customer {
  readonly customerId: string;
  readonly ledger: Ledger;
  risk: RiskState;
  /** Business date on which its grade took force; NEVER without a grade. */
  gradeSince: Day;
  diary: Diary;
  /** Null while there is no shadow policy. */
  shadow: ShadowState | null;
  /** Offset of the last event or tick that touched it. */
  touchedAt: number;
  /** The taking of changed customers in which it will be. */
  changedIn: number;
  /** The publication in which its indicators will be. */
  touchedIn: number;
  /** The next day on which the policy may decide otherwise by itself; NEVER without one. */
  policyDay: Day;
  /** The next day on which it is looked at without an event, and the day under which the timers have it. */
  due: Day;
  listedOn: Day;
  isRescheduled: boolean;
}

/** State of one partition of the log: a function of the events read from it so far. */
export interface Partition {
  readonly partition: number;
  /** Date of the last tick; before any tick the day of the first event; null on an empty log. */
  businessDate: Day | null;
  policy: Policy | null;
  /** Compared with `policy` customer by customer; decides nothing. */
  shadow: Policy | null;
  readonly customers: Map<string, Customer>;
  /** Where the customers' ledgers are. */
  readonly store: Store;
  readonly timers: Timers;
  readonly rates: FxRates;
  /** Customers whose indicators may have changed since they were last published. */
  readonly touched: Set<string>;
  /** Counts the publications of `touched`. A customer that carries it is among them already. */
  publication: number;
  /** What the next snapshot has to write. */
  readonly changes: Changes;
  /** Converts to the base currency of the policy at the rate in force; made once, not once an event. */
  readonly book: Book;
}

const UNPUBLISHED = 0;

/** An empty partition. `minorUnits` gives a currency's decimal digits (ISO 4217). */
export function createPartition(partition: number, minorUnits: MinorUnits): Partition {
  const created: Partition = {
    partition,
    businessDate: null,
    policy: null,
    shadow: null,
    customers: new Map(),
    store: createStore(),
    timers: createTimers(),
    rates: new Map(),
    touched: new Set(),
    publication: 1,
    changes: createChanges(),
    book: (amountMinor, currency) =>
      created.policy === null
        ? null
        : convert(created.rates, minorUnits, amountMinor, currency, created.policy.baseCurrency),
  };
  return created;
}

/** A customer of whom nothing is known; it is not in the partition yet. */
export function newCustomer(partition: Partition, customerId: string, today: Day): Customer {
  return customerOf(customerId, createLedger(today, partition.store), initialMemory(), -1);
}

/** A customer with a state of its own. */
export function customerOf(
  customerId: string,
  ledger: Ledger,
  { risk, diary }: Memory,
  touchedAt: number,
): Customer {
  return {
    customerId,
    ledger,
    risk,
    gradeSince: NEVER,
    diary,
    shadow: null,
    touchedAt,
    changedIn: UNCHANGED,
    touchedIn: UNPUBLISHED,
    policyDay: NEVER,
    due: NEVER,
    listedOn: NEVER,
    isRescheduled: false,
  };
}
