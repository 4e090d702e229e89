import { computeIndicators, masterDataOf, NO_INDICATORS } from '@foreshock/ledger';
import type { IndicatorsUpdated } from './output.ts';
import type { Customer, Partition } from './partition.ts';

/** All records have one shape, which makes them quick to build and to encode. */
const BLANK: { -readonly [K in keyof IndicatorsUpdated]: IndicatorsUpdated[K] } = {
  customerId: '',
  asOf: 0,
  partition: 0,
  offset: 0,
  currency: '',
  segment: null,
  policySegment: null,
  grade: null,
  score: null,
  ...NO_INDICATORS,
};

/**
 * Takes out the indicators of every customer touched since the last call, as of the business date, in the order in which
 * they were touched first.
 * Called at the end of each business date and of each batch: what it gives is state, so batches only add to how often it is seen.
 */
export function takeIndicators(partition: Partition): IndicatorsUpdated[] {
  const records: IndicatorsUpdated[] = [];
  for (const customerId of partition.touched) records.push(indicatorsRecord(partition, customerId));
  forgetTouched(partition);
  return records;
}

/** Notes that a customer's indicators may have changed: cheap from the second time on. */
export function touch(partition: Partition, customer: Customer): void {
  if (customer.touchedIn === partition.publication) return;
  customer.touchedIn = partition.publication;
  partition.touched.add(customer.customerId);
}

/** All that was touched has been published. */
export function forgetTouched(partition: Partition): void {
  partition.touched.clear();
  partition.publication++;
}

function indicatorsRecord(partition: Partition, customerId: string): IndicatorsUpdated {
  const customer = partition.customers.get(customerId);
  if (customer === undefined || partition.businessDate === null || partition.policy === null) {
    throw new Error(`customer ${customerId} was touched before there was a ledger, a date and a policy`);
  }
  const { assessment } = customer.risk;
  const record = { ...BLANK };
  record.customerId = customerId;
  record.asOf = partition.businessDate;
  record.partition = partition.partition;
  record.offset = customer.touchedAt;
  record.currency = partition.policy.baseCurrency;
  record.segment = masterDataOf(customer.ledger)?.segment ?? null;
  if (assessment !== null) {
    record.policySegment = assessment.segmentId;
    record.grade = assessment.grade;
    record.score = assessment.score;
  }
  computeIndicators(customer.ledger, record);
  return record;
}
