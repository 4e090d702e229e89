import { dayOf, minorUnits, MoneyError } from '@foreshock/contracts';
import { createPartition, step, type EngineInput } from '@foreshock/engine';
import { indicatorsOf, masterDataOf, signalsOf, type Day, type LedgerInput } from '@foreshock/ledger';
import { canonicalJson, initialRisk, valuesOf, type Policy, type Signals } from '@foreshock/policy';
import type { TestCustomer, TestEvent } from '@foreshock/policy-file';
import { customerRecord } from './customer.ts';
import { inputOf } from './events.ts';
import { CUSTOMER_ID, MissingField, type DatedInput } from './record.ts';
import type { Subject } from './standing.ts';

/** A customer whose events are given: they go through the same engine as the log does. */
export function subjectByEvents(
  policy: Policy,
  customer: TestCustomer | null,
  events: readonly TestEvent[],
): Subject {
  const firstDay = firstDayOf(events);
  const partition = createPartition(0, minorUnits);
  let offset = 0;
  const put = (input: EngineInput): string | null => {
    const result = step(partition, input, offset++);
    return result.kind === 'ok' ? null : result.message;
  };
  const waitUntil = (date: Day): void => {
    if (date > (partition.businessDate ?? -Infinity)) put({ type: 'ClockTick', record: { date } });
  };
  const { policyId, version, document, baseCurrency } = policy;
  put({
    type: 'PolicyActivated',
    record: { policyId, version, body: canonicalJson(document), mode: 'LIVE' },
  });
  waitUntil(firstDay);
  if (customer !== null) {
    const input: LedgerInput = {
      type: 'CustomerEvent',
      record: customerRecord(customer, firstDay, 0, baseCurrency),
    };
    put(input);
  }
  return {
    firstDay,
    today: () => partition.businessDate ?? firstDay,
    take({ events: given = [] }) {
      for (const [index, event] of given.entries()) {
        const read = tryInput(event, offset, baseCurrency);
        if (typeof read !== 'string') waitUntil(read.day);
        const message = typeof read === 'string' ? read : put(read.input);
        if (message !== null) return { path: `/given/events/${index}`, message };
      }
      return null;
    },
    waitUntil,
    standing() {
      const known = partition.customers.get(CUSTOMER_ID);
      const facts = (known && masterDataOf(known.ledger)) ?? {};
      const indicators = known === undefined ? {} : { ...indicatorsOf(known.ledger) };
      const signals = known === undefined ? {} : numbersOf(signalsOf(known.ledger));
      const values = valuesOf(policy.names, indicators, signals);
      return { policy, risk: known?.risk ?? initialRisk(), facts, values };
    },
  };
}

const DATES = ['date', 'issueDate', 'paymentDate', 'noticeDate'] as const;

/** The test begins on the day of its first event. */
function firstDayOf([first]: readonly TestEvent[]): Day {
  const fields = Object.values(first ?? {})[0] as Readonly<Record<string, string>> | undefined;
  const date = DATES.map((name) => fields?.[name]).find((value) => value !== undefined);
  return tryDay(date) ?? 0;
}

function tryDay(date: string | undefined): Day | null {
  try {
    return date === undefined ? null : dayOf(date);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The event's record, or what is wrong with the event. */
function tryInput(event: TestEvent, number: number, baseCurrency: string): DatedInput | string {
  try {
    return inputOf(event, number, baseCurrency);
  } catch (error) {
    if (error instanceof MoneyError || error instanceof RangeError || error instanceof MissingField)
      return error.message;
    throw error;
  }
}

function numbersOf(signals: ReturnType<typeof signalsOf>): Signals {
  return Object.fromEntries(Object.entries(signals).map(([kind, signal]) => [kind, signal.numbers]));
}
