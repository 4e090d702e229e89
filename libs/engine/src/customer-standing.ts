import { advanceTo, judgementsOf, masterDataOf } from '@foreshock/ledger';
import { standingOf, type Standing } from '@foreshock/policy';
import type { Partition } from './partition.ts';
import { valuesFor } from './values.ts';

/**
 * What the policy in force says of a customer on the business date, and why. Rolls the ledger to that date, as the next
 * event would; decides nothing.
 * @returns null for an unknown customer, and where no policy or no date is there yet
 */
export function customerStanding(partition: Partition, customerId: string): Standing | null {
  const { policy, businessDate: today } = partition;
  const customer = partition.customers.get(customerId);
  if (customer === undefined || policy === null || today === null) return null;
  const { ledger, touchedAt: offset } = customer;
  advanceTo(ledger, today);
  const values = valuesFor(policy, ledger);
  const segmentFacts = masterDataOf(ledger) ?? {};
  const judgements = judgementsOf(ledger);
  const input = {
    ...{ customerId, segmentFacts, values, judgements, today },
    partition: partition.partition,
    offset,
  };
  return standingOf(policy, input, customer);
}
