import { createPartition, type EngineInput, type MinorUnits, type StampedDecision } from '@foreshock/engine';
import type { Day, LedgerInput } from '@foreshock/ledger';
import { initialMemory, type Policy, type Standing } from '@foreshock/policy';
import type { Applicant } from './applicant.ts';
import { outsideWays, type OutsideWay } from './outside-ways.ts';
import { counterfactuals, type Counterfactual } from './counterfactual.ts';
import { signalRecord } from './records.ts';
import { situationNow, standing, take, type Run } from './run.ts';

/** The first assessment of a customer without any history. */
export interface Onboarding {
  readonly applicant: Applicant;
  readonly standing: Standing;
  /** The lower of what was asked for and what the policy recommends; base currency minor units. */
  readonly grantedLimitMinor: number;
  /** What the policy asks for beside it: prepayment, guarantee, terms, … */
  readonly decisions: readonly StampedDecision[];
  /** What from outside would make the grade better, each tried by itself. */
  readonly outside: readonly OutsideWay[];
  /** The same of his own behaviour, once he buys. */
  readonly own: readonly Counterfactual[];
}

/** What was given cannot be assessed: a record that the ledger refuses. */
export interface Unassessable {
  readonly reason: string;
  readonly message: string;
}

/** Assesses a new customer by the policy on an empty ledger, with the same core as every other. */
export function assessNew(
  applicant: Applicant,
  policy: Policy,
  minorUnits: MinorUnits,
  today: Day,
): Onboarding | Unassessable {
  const started = startWith(applicant, policy, minorUnits, today);
  if ('reason' in started) return started;
  const { run, decisions } = started;
  const now = standing(run);
  const { requestedLimitMinor } = applicant;
  return {
    applicant,
    standing: now,
    grantedLimitMinor: Math.min(requestedLimitMinor ?? Infinity, now.recommendedLimitMinor),
    decisions,
    outside: outsideWays(now, applicant.signals, (signals) => {
      const tried = startWith({ ...applicant, signals }, policy, minorUnits, today);
      return 'reason' in tried ? null : standing(tried.run).grade;
    }),
    own: counterfactuals(situationNow(run)).filter(({ goal }) => goal.kind === 'GRADE'),
  };
}

/**
 * An empty ledger that knows the applicant. What he asks for is no limit yet: with it he would earn points for using
 * little of it.
 */
function startWith(
  { customerId, signals, ...about }: Applicant,
  policy: Policy,
  minorUnits: MinorUnits,
  today: Day,
): { readonly run: Run; readonly decisions: readonly StampedDecision[] } | Unassessable {
  const run: Run = { customerId, copy: createPartition(0, minorUnits), minorUnits, nextOffset: 0 };
  run.copy.policy = policy;
  const known: EngineInput[] = [
    { type: 'ClockTick', record: { date: today } },
    ...signals.map((signal, index) => signalRecord(customerId, `signal-${index + 1}`, today, signal)),
  ];
  for (const input of known) {
    const { refusal } = take(run, input);
    if (refusal !== null) return refusal;
  }
  // He is judged once, on all of it: after a first grade a better one would have to wait out a probation.
  const customer = run.copy.customers.get(customerId);
  if (customer !== undefined) Object.assign(customer, initialMemory());
  const { decisions, refusal } = take(run, masterRecord(customerId, today, about));
  return refusal ?? { run, decisions };
}

function masterRecord(
  customerId: string,
  today: Day,
  { name, segment, industry, country, region, requestedTermsDays }: Omit<Applicant, 'customerId' | 'signals'>,
): LedgerInput {
  const unknown = { parentId: null, owner: null, creditLimitMinor: null, currency: null };
  const about = {
    name,
    segment,
    industry,
    country,
    region,
    termsDays: requestedTermsDays,
    onboardedOn: today,
  };
  const base = { eventId: 'assumption:master', customerId, occurredAt: today * DAY_MS, source: 'assumption' };
  return { type: 'CustomerEvent', record: { ...base, ...about, ...unknown } };
}

const DAY_MS = 86_400_000;
