import type { Day, Ledger } from '@foreshock/ledger';
import type { Policy, RiskState } from '@foreshock/policy';
import { createChanges, type Changes } from './changes.ts';
import type { FxRates, MinorUnits } from './fx.ts';
import { createTimers, type Timers } from './timers.ts';

/** What a customer's partition remembers of it. */
export interface Customer {
  readonly ledger: Ledger;
  risk: RiskState;
  /** Offset of the last event or tick that touched it. */
  touchedAt: number;
  /** The taking of changed customers in which it will be. */
  changedIn: number;
}

/** State of one partition of the log: a function of the events read from it so far. */
export interface Partition {
  readonly partition: number;
  /** Date of the last tick; before any tick the day of the first event; null on an empty log. */
  businessDate: Day | null;
  policy: Policy | null;
  readonly customers: Map<string, Customer>;
  readonly timers: Timers;
  readonly rates: FxRates;
  /** Customers whose indicators may have changed since they were last published. */
  readonly touched: Set<string>;
  /** What the next snapshot has to write. */
  readonly changes: Changes;
  readonly minorUnits: MinorUnits;
}

/** An empty partition. `minorUnits` gives a currency's decimal digits (ISO 4217). */
export function createPartition(partition: number, minorUnits: MinorUnits): Partition {
  return {
    partition,
    businessDate: null,
    policy: null,
    customers: new Map(),
    timers: createTimers(),
    rates: new Map(),
    touched: new Set(),
    changes: createChanges(),
    minorUnits,
  };
}
