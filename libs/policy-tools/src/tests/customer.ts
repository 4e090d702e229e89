import { dayOf, decimalToMinor } from '@foreshock/contracts';
import type { CustomerEvent, Day } from '@foreshock/ledger';
import type { PolicyDocument } from '@foreshock/policy';
import type { PolicyTest, TestCustomer } from '@foreshock/policy-file';
import { recordOf } from './record.ts';

/** A test's customer: the one that is written, one made for the segment that is named, or none. */
export function customerOf(test: PolicyTest, document: PolicyDocument): TestCustomer | null {
  if (test.customer !== undefined) return test.customer;
  const match = document.segments.find(({ id }) => id === test.segment)?.match;
  if (match === undefined) return null;
  const facts = Object.entries(match).map(([field, accepted]) => [field, accepted[0]]);
  return { segment: 'MEDIUM', ...Object.fromEntries(facts) } as TestCustomer;
}

/** @throws MoneyError or RangeError on an amount or a date that is none */
export function customerRecord(
  customer: TestCustomer,
  day: Day,
  number: number,
  baseCurrency: string,
): CustomerEvent {
  const currency = customer.currency ?? baseCurrency;
  const { creditLimit, onboardedOn } = customer;
  return {
    ...recordOf(day, number),
    name: customer.name ?? 'Customer',
    segment: customer.segment,
    industry: customer.industry ?? null,
    country: customer.country ?? null,
    region: customer.region ?? null,
    parentId: null,
    owner: customer.owner ?? null,
    creditLimitMinor: creditLimit === undefined ? null : decimalToMinor(String(creditLimit), currency),
    currency: creditLimit === undefined ? null : currency,
    termsDays: customer.termsDays ?? null,
    onboardedOn: onboardedOn === undefined ? null : dayOf(onboardedOn),
  };
}
