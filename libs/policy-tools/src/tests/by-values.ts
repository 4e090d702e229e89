import { dayOf } from '@foreshock/contracts';
import { NO_INDICATORS, type Day } from '@foreshock/ledger';
import {
  evaluate,
  initialMemory,
  valuesOf,
  type Indicators,
  type Policy,
  type Signals,
  type Values,
} from '@foreshock/policy';
import { customerRecord } from './customer.ts';
import { CUSTOMER_ID } from './record.ts';
import type { Subject } from './standing.ts';
import type { TestCustomer } from '@foreshock/policy-file';

const FIRST_DAY = dayOf('2026-01-01');

/** A customer whose values are given. They stand still from day to day, and every day is looked at. */
export function subjectByValues(policy: Policy, customer: TestCustomer | null): Subject {
  const facts = customer === null ? {} : customerRecord(customer, FIRST_DAY, 0, policy.baseCurrency);
  let indicators: Indicators = NO_INDICATORS;
  let signals: Signals = {};
  let memory = initialMemory();
  let today: Day = FIRST_DAY;
  let values: Values = new Float64Array();
  let offset = 0;
  const look = (): void => {
    values = valuesOf(policy.names, indicators, signals);
    const input = {
      customerId: CUSTOMER_ID,
      segmentFacts: facts,
      values,
      today,
      partition: 0,
      offset: offset++,
    };
    memory = evaluate(policy, input, memory) ?? memory;
  };
  return {
    firstDay: FIRST_DAY,
    today: () => today,
    take(given) {
      indicators = { ...indicators, ...given.indicators };
      signals = { ...signals, ...given.signals };
      look();
      return null;
    },
    waitUntil(day) {
      while (today < day) {
        today++;
        look();
      }
    },
    standing: () => ({ policy, risk: memory.risk, facts, values }),
  };
}
