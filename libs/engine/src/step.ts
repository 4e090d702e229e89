import {
  advanceTo,
  applyEvent,
  dayOf,
  dropLedger,
  hasTaken,
  type Day,
  type JudgementEvent,
  type LedgerInput,
} from '@foreshock/ledger';
import { judgementProblem, type Policy } from '@foreshock/policy';
import { activate, deactivateShadow } from './activate.ts';
import { noteRate } from './fx.ts';
import type { EngineInput } from './input.ts';
import { judge } from './judge.ts';
import { accepted, reject, type EngineOutput, type StepResult } from './output.ts';
import { newCustomer, type Customer, type Partition } from './partition.ts';
import { takeIndicators } from './publish.ts';
import { wakeShadow } from './shadow.ts';
import { willChange } from './take-dirty.ts';
import { isForShadowAlone, takeDue } from './timers.ts';

const NOTHING: StepResult = { kind: 'ok', outputs: [] };
/** Forty years: a tick further ahead is a broken clock, not a pause, and could never be taken back. */
export const MAX_JUMP_DAYS = 14_610;

/**
 * Reads one record of the partition's log and changes the partition accordingly. Total: bad input gives a refusal
 * that changed nothing, never an exception.
 * @param offset the record's offset; decisions cite it
 */
export function step(partition: Partition, input: EngineInput, offset: number): StepResult {
  switch (input.type) {
    case 'ClockTick':
      return tick(partition, input.record.date, offset);
    case 'PolicyActivated':
      return activate(partition, input.record, offset);
    case 'ShadowDeactivated':
      return deactivateShadow(partition, input.record, offset);
    case 'FxRate':
      noteRate(partition.rates, input.record);
      return NOTHING;
    default:
      return customerEvent(partition, input, offset);
  }
}

/** The business date moves on, day by day, so that a gap gives what living through it would have given. */
function tick(partition: Partition, date: Day, offset: number): StepResult {
  const outputs: EngineOutput[] = [];
  if (partition.businessDate === null) partition.businessDate = date;
  if (date - partition.businessDate > MAX_JUMP_DAYS) {
    return reject(
      'clock-jump',
      `tick ${date - partition.businessDate} days ahead of the business date; at most ${MAX_JUMP_DAYS} are stepped`,
    );
  }
  while (partition.businessDate < date) {
    for (const record of takeIndicators(partition)) outputs.push({ type: 'IndicatorsUpdated', record });
    partition.businessDate += 1;
    wake(partition, partition.businessDate, offset, outputs);
  }
  return accepted(outputs);
}

function wake(partition: Partition, today: Day, offset: number, outputs: EngineOutput[]): void {
  if (partition.policy === null) return;
  for (const customer of takeDue(partition.timers, today)) {
    if (isForShadowAlone(customer, today)) wakeShadow(partition, customer, today, offset, outputs);
    else judge(partition, partition.policy, customer.customerId, customer, today, offset, outputs);
  }
}

function customerEvent(partition: Partition, input: LedgerInput, offset: number): StepResult {
  const policy = partition.policy;
  if (policy === null) {
    return reject(
      'no-policy-in-force',
      'no policy is in force on the log yet; activate one, then replay this record',
    );
  }
  const { customerId, occurredAt } = input.record;
  const today = partition.businessDate ?? dayOf(occurredAt);
  const known = partition.customers.get(customerId);
  const beyond =
    input.type === 'JudgementEvent' ? beyondPolicy(partition, policy, known, input.record) : null;
  if (beyond !== null) return reject('judgement-beyond-policy', beyond);
  if (known !== undefined) willChange(partition, customerId, known);
  const customer = known ?? newCustomer(partition, customerId, today);
  advanceTo(customer.ledger, today);
  const applied = applyEvent(customer.ledger, input, partition.book);
  if (applied !== 'applied') {
    if (known === undefined) dropLedger(customer.ledger);
    return applied === 'duplicate' ? NOTHING : reject(applied.reject, applied.message);
  }
  // Before the first tick the first event that counts begins the calendar; one that is refused must not.
  partition.businessDate = today;
  if (known === undefined) partition.customers.set(customerId, customer);
  const outputs: EngineOutput[] = [];
  judge(partition, policy, customerId, customer, today, offset, outputs);
  return accepted(outputs);
}

/** Why a judgement is beyond what the policy leaves to people, unless it was taken already; null where it is not. */
function beyondPolicy(
  { book }: Partition,
  policy: Policy,
  known: Customer | undefined,
  record: JudgementEvent,
): string | null {
  if (known !== undefined && hasTaken(known.ledger, record.eventId)) return null;
  const { limitMinor, currency, occurredAt } = record;
  const limitBookedMinor = limitMinor === null || currency === null ? null : book(limitMinor, currency);
  return judgementProblem(policy, { ...record, decidedOn: dayOf(occurredAt), limitBookedMinor });
}
