import type { Policy } from '../compile.ts';
import { amountIn, type RuleBook } from '../context.ts';
import { yyyymmdd, type Day } from '../day.ts';
import type { Decision, PortfolioClearReason } from '../decision.ts';
import type { Dimension } from '../document.ts';
import { ruleSet } from '../rule-set.ts';
import { initialRisk, NONE, type OpenWarning } from '../state.ts';
import type { Values } from '../values.ts';
import { stepWarnings } from '../warnings.ts';
import type { CompiledPortfolioRule } from './compile.ts';
import type { PortfolioDecision, PortfolioStake } from './decision.ts';

/** What is remembered of one rule and one member: an open warning, or since when the raise condition has held. */
export interface PortfolioEpisode {
  readonly ruleId: string;
  readonly dimension: Dimension;
  readonly member: string;
  readonly open: OpenWarning | null;
  readonly pendingSince: Day | null;
}

/** Everything that portfolio rules remember: plain JSON data, in the order of rule and member. */
export type PortfolioState = readonly PortfolioEpisode[];

/** Measures by rule and member, a number for each of the policy's portfolio names. */
export type PortfolioMeasures = ReadonlyMap<string, ReadonlyMap<string, Values>>;

export interface PortfolioStepped {
  readonly state: PortfolioState;
  readonly decisions: readonly PortfolioDecision[];
}

/**
 * Holds one business date's measures against the portfolio rules: pure, total, a function of policy, date, measures and
 * state. Each rule and member goes through the very steps of a rule about one customer. What the rule no longer covers
 * clears: `rule-removed`, or `member-gone` where nobody is left in the portfolio.
 */
export function stepPortfolio(
  policy: Policy,
  today: Day,
  measures: PortfolioMeasures,
  state: PortfolioState,
): PortfolioStepped {
  const before = new Map(state.map((episode) => [keyOf(episode), episode]));
  const next: PortfolioEpisode[] = [];
  const decisions: PortfolioDecision[] = [];
  for (const rule of policy.portfolio.rules) {
    const members = [...(measures.get(rule.rule.id) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [member, values] of members) {
      const of = { ruleId: rule.rule.id, dimension: rule.by, member };
      const known = before.get(keyOf(of)) ?? { ...of, open: null, pendingSince: null };
      before.delete(keyOf(of));
      const stepped = stepMember(policy, rule, known, values, today);
      decisions.push(...stepped.decisions);
      if (stepped.episode.open !== null || stepped.episode.pendingSince !== null) next.push(stepped.episode);
    }
  }
  const ruleIds = new Set(policy.portfolio.rules.map(({ rule }) => rule.id));
  for (const gone of before.values()) {
    const reason = ruleIds.has(gone.ruleId) ? 'member-gone' : 'rule-removed';
    if (gone.open !== null) decisions.push(cleared(policy, gone, gone.open, reason, today));
  }
  return { state: next, decisions };
}

/** One name for a rule's portfolio. */
export function keyOf({
  ruleId,
  dimension,
  member,
}: Omit<PortfolioEpisode, 'open' | 'pendingSince'>): string {
  return `${ruleId}/${dimension}/${member}`;
}

function stepMember(
  policy: Policy,
  { rule, by: dimension }: CompiledPortfolioRule,
  episode: PortfolioEpisode,
  values: Values,
  today: Day,
): { readonly episode: PortfolioEpisode; readonly decisions: readonly PortfolioDecision[] } {
  const { ruleId, member } = episode;
  const input = { customerId: member, segmentFacts: NONE, values, today, partition: 0, offset: 0 };
  const risk = {
    ...initialRisk(),
    open: episode.open === null ? NONE : { [ruleId]: episode.open },
    pending: episode.pendingSince === null ? NONE : { [ruleId]: episode.pendingSince },
  };
  const rules = ruleSet([rule]);
  const stepped = stepWarnings(ruleBookOf(policy), rules, input, risk);
  if (stepped === null) return { episode, decisions: [] };
  const stake = stakeOf(policy, values);
  const open = stepped.open[ruleId];
  const raisedId = warningIdOf(episode, today);
  return {
    episode: {
      ...episode,
      open: open === undefined ? null : open.raisedOn === today ? { ...open, warningId: raisedId } : open,
      pendingSince: stepped.pending[ruleId] ?? null,
    },
    decisions: stepped.decisions.flatMap((decision) =>
      ofPortfolio(decision, {
        ...{ dimension, member, ...stake },
        warningId: decision.type === 'WarningRaised' ? raisedId : (episode.open?.warningId ?? raisedId),
      }),
    ),
  };
}

/** `rule/dimension/member.date of raising`: a rule has one warning a day at most for a member. */
function warningIdOf(episode: PortfolioEpisode, raisedOn: Day): string {
  return `${keyOf(episode)}.${yyyymmdd(raisedOn)}`;
}

function ofPortfolio(
  decision: Decision,
  about: PortfolioStake & { dimension: Dimension; member: string; warningId: string },
): PortfolioDecision[] {
  switch (decision.type) {
    case 'WarningRaised':
      return [{ type: 'PortfolioWarningRaised', record: { ...withoutPlan(decision.record), ...about } }];
    case 'WarningEscalated':
      return [{ type: 'PortfolioWarningEscalated', record: { ...withoutPlan(decision.record), ...about } }];
    case 'WarningCleared':
      return [{ type: 'PortfolioWarningCleared', record: { ...withoutPlace(decision.record), ...about } }];
    default:
      return [];
  }
}

/** A portfolio's decision rests on a business date, on no record of the log. */
function withoutPlace<T extends { customerId: string; partition: number; offset: number }>(
  record: T,
): Omit<T, 'customerId' | 'partition' | 'offset'> {
  const { customerId: _customerId, partition: _partition, offset: _offset, ...rest } = record;
  return rest;
}

/** A contingency plan is made for one customer. */
function withoutPlan<
  T extends { customerId: string; partition: number; offset: number; contingencyPlan: unknown },
>(record: T): Omit<T, 'customerId' | 'partition' | 'offset' | 'contingencyPlan'> {
  const { contingencyPlan: _1, customerId: _2, partition: _3, offset: _4, ...rest } = record;
  return rest;
}

function cleared(
  policy: Policy,
  episode: PortfolioEpisode,
  open: OpenWarning,
  reason: PortfolioClearReason,
  today: Day,
): PortfolioDecision {
  const { ruleId, dimension, member } = episode;
  const record = {
    ...{ warningId: open.warningId, ruleId, dimension, member, asOf: today },
    ...{ policyId: policy.policyId, policyVersion: policy.version, raisedOn: open.raisedOn, reason },
    ...{ customers: 0, openMinor: 0, overdueMinor: 0, exposureMinor: 0, currency: policy.baseCurrency },
    evidence: [],
  };
  return { type: 'PortfolioWarningCleared', record };
}

function ruleBookOf(policy: Policy): RuleBook {
  const { openSlot, overdueSlot, rules } = policy.portfolio;
  return { ...policy, openSlot, overdueSlot, ruleIds: new Set(rules.map(({ rule }) => rule.id)) };
}

function stakeOf({ portfolio, baseCurrency }: Policy, values: Values): PortfolioStake {
  return {
    customers: amountIn(values, portfolio.customersSlot),
    openMinor: amountIn(values, portfolio.openSlot),
    overdueMinor: amountIn(values, portfolio.overdueSlot),
    exposureMinor: amountIn(values, portfolio.exposureSlot),
    currency: baseCurrency,
  };
}
