import { indicatorsOf, masterDataOf } from '@foreshock/ledger';
import type { IndicatorsUpdated } from './output.ts';
import type { Partition } from './partition.ts';

/**
 * Takes out the indicators of every customer touched since the last call, as of the business date, in order of their ids.
 * Called at the end of each business date and of each batch: what it gives is state, so batches only add to how often it is seen.
 */
export function takeIndicators(partition: Partition): IndicatorsUpdated[] {
  const touched = [...partition.touched].sort();
  partition.touched.clear();
  return touched.map((customerId) => indicatorsRecord(partition, customerId));
}

function indicatorsRecord(partition: Partition, customerId: string): IndicatorsUpdated {
  const customer = partition.customers.get(customerId);
  if (customer === undefined || partition.businessDate === null || partition.policy === null) {
    throw new Error(`customer ${customerId} was touched before there was a ledger, a date and a policy`);
  }
  const assessment = customer.risk.assessment;
  return {
    customerId,
    asOf: partition.businessDate,
    partition: partition.partition,
    offset: customer.touchedAt,
    currency: partition.policy.baseCurrency,
    segment: masterDataOf(customer.ledger)?.segment ?? null,
    policySegment: assessment?.segmentId ?? null,
    grade: assessment?.grade ?? null,
    score: assessment?.score ?? null,
    ...indicatorsOf(customer.ledger),
  };
}
