import { dayOf } from '@foreshock/contracts';
import { NO_INDICATORS } from '@foreshock/ledger';
import {
  evaluate,
  initialMemory,
  segmentOf,
  valuesOf,
  type Decision,
  type Evidence,
  type Level,
  type Policy,
} from '@foreshock/policy';
import { locate, parseValuesFile, type CustomerValues, type PolicyFileError } from '@foreshock/policy-file';
import type { TextFile } from './open.ts';
import { checkTests } from './tests/check.ts';
import { customerOf, customerRecord } from './tests/customer.ts';
import { CUSTOMER_ID } from './tests/record.ts';

/** What a policy makes of a customer at the first look. */
export interface Tried {
  readonly assessment: Extract<Decision, { type: 'RiskAssessed' }>['record'];
  /** Of the customer's segment, in the policy's order. */
  readonly rules: readonly TriedRule[];
}

export interface TriedRule {
  readonly ruleId: string;
  /** `waiting`: its condition holds, and has to hold for days. */
  readonly state: 'warns' | 'waiting' | 'quiet';
  readonly severity: Level | null;
  /** The levels of its condition and its materiality, met or not. */
  readonly evidence: readonly Evidence[];
}

const DAY = dayOf('2026-01-01');

/** Judges a customer of whom only these values are known. Names must have been checked. */
export function tryValues(policy: Policy, given: CustomerValues): Tried {
  const customer = customerOf({ name: '', ...given }, policy.document);
  const segmentFacts = customer === null ? {} : customerRecord(customer, DAY, 0, policy.baseCurrency);
  const values = valuesOf(policy.names, { ...NO_INDICATORS, ...given.indicators }, given.signals ?? {});
  const input = { customerId: CUSTOMER_ID, segmentFacts, values, today: DAY, partition: 0, offset: 0 };
  const { risk, decisions } = evaluate(policy, input, initialMemory())!;
  const assessed = decisions.find((one) => one.type === 'RiskAssessed')!;
  const rules = segmentOf(policy, segmentFacts).rules.map(({ id, raise, materiality }): TriedRule => {
    const warning = risk.open[id];
    return {
      ruleId: id,
      state: warning !== undefined ? 'warns' : id in risk.pending ? 'waiting' : 'quiet',
      severity: warning?.severity ?? null,
      evidence: [...raise.evidence(values), ...(materiality?.evidence(values) ?? [])],
    };
  });
  return { assessment: assessed.record, rules };
}

export type ReadValues =
  | { readonly ok: true; readonly values: CustomerValues }
  | { readonly ok: false; readonly errors: readonly PolicyFileError[] };

/** Reads the values of a customer and checks their names against a policy. */
export function readValues(policy: Policy, { file, text }: TextFile): ReadValues {
  const read = parseValuesFile(text, file);
  if (!read.ok) return read;
  const { indicators = {}, signals = {}, ...who } = read.content;
  // the checks of a test hold for it as well: what is given, of whom
  const asTest = { name: file, ...who, given: { indicators, signals }, expect: {} };
  const errors = checkTests(policy, [asTest]).map((error) => ({
    ...error,
    path: error.path.replace(/^\/tests\/0(\/given)?/, ''),
  }));
  if (errors.length > 0) return { ok: false, errors: locate(errors, file, read.placeIn) };
  return { ok: true, values: read.content };
}
