import type { Evidence } from './condition.ts';
import { provenance, stake, type EvaluationInput, type RuleBook, type RuleContext } from './context.ts';
import { plannedFrom } from './contingency.ts';
import { yyyymmdd, type Day } from './day.ts';
import type { ClearReason, Decision, WarningRaised } from './decision.ts';
import { LEVELS, type Level } from './document.ts';
import { isOpen } from './gates.ts';
import { levelName, type CompiledRule, type CompiledSeverity } from './rule.ts';
import type { RuleSet } from './rule-set.ts';
import { NONE, without, type OpenWarning, type RiskState } from './state.ts';
import type { Values } from './values.ts';

export interface Warnings {
  readonly open: RiskState['open'];
  readonly pending: RiskState['pending'];
  readonly decisions: readonly Decision[];
}

/** The maps of the state, copied on the first write, and the decisions so far. */
interface Draft {
  readonly context: RuleContext;
  open: RiskState['open'];
  pending: RiskState['pending'];
  readonly decisions: Decision[];
}

/** Runs every rule of the customer's segment: raise, escalate, clear. Null where nothing changed. */
export function stepWarnings(
  policy: RuleBook,
  segment: RuleSet,
  input: EvaluationInput,
  risk: RiskState,
): Warnings | null {
  const { values, today } = input;
  const { open, pending } = risk;
  if (open === NONE && pending === NONE && !isAnyRaising(segment, values)) return null;
  let draft: Draft | null = null;
  const change = (): Draft =>
    (draft ??= { context: { policy, segment, input }, open, pending, decisions: [] });
  fill(segment, risk, change);
  const { rules, gates, standing } = segment;
  for (let place = 0; place < rules.length; place++) {
    const rule = rules[place]!;
    const warning = standing.open[place]!;
    const since = standing.since[place]!;
    const isRaised = isOpen(gates, place, values) && rule.isRaising(values);
    if (warning !== null) stepOpen(rule, warning, isRaised, values, today, change);
    else if (isRaised || since !== null) stepClosed(rule, isRaised, since, today, change);
    standing.open[place] = standing.since[place] = null;
  }
  return draft;
}

function isAnyRaising({ rules, gates }: RuleSet, values: Values): boolean {
  for (let place = 0; place < rules.length; place++)
    if (isOpen(gates, place, values) && rules[place]!.isRaising(values)) return true;
  return false;
}

function stepClosed(
  rule: CompiledRule,
  isRaised: boolean,
  since: Day | null,
  today: Day,
  change: () => Draft,
): void {
  if (!isRaised) {
    if (since !== null) removePending(change(), rule.id);
    return;
  }
  if (today - (since ?? today) < rule.forDays) {
    if (since !== null) return;
    const draft = change();
    draft.pending = { ...draft.pending, [rule.id]: today };
    return;
  }
  const draft = change();
  if (since !== null) removePending(draft, rule.id);
  raise(rule, draft);
}

function raise(rule: CompiledRule, draft: Draft): void {
  const { customerId, offset, today, values } = draft.context.input;
  const warningId = `${customerId}.${rule.id}.${offset}.${yyyymmdd(today)}`;
  const level = severityOf(rule, values);
  const record = warningRecord(draft.context, rule, warningId, level);
  draft.decisions.push({ type: 'WarningRaised', record });
  setOpen(draft, rule.id, { warningId, raisedOn: today, severity: level.severity, clearingSince: null });
}

function stepOpen(
  rule: CompiledRule,
  warning: OpenWarning,
  isRaised: boolean,
  values: Values,
  today: Day,
  change: () => Draft,
): void {
  if (today - warning.raisedOn >= rule.maxDays) {
    const draft = change();
    clear(rule.id, warning, 'max-age', evidenceOf(rule.raise, rule, draft.context), draft);
    if (isRaised) raise(rule, draft);
    return;
  }
  const reason = isRaised ? null : clearReason(rule, values);
  const clearingSince = reason === null ? null : (warning.clearingSince ?? today);
  if (reason !== null && clearingSince !== null && today - clearingSince >= rule.clearForDays) {
    const draft = change();
    clear(rule.id, warning, reason, evidenceOf(rule.clear ?? rule.raise, rule, draft.context), draft);
    return;
  }
  const level = isRaised ? severityOf(rule, values) : null;
  const isWorse = level !== null && rankOfLevel(level.severity) > rankOfLevel(warning.severity);
  if (!isWorse && clearingSince === warning.clearingSince) return;
  const draft = change();
  if (isWorse) {
    const record = warningRecord(draft.context, rule, warning.warningId, level);
    const fromSeverity = levelName(warning.severity);
    draft.decisions.push({ type: 'WarningEscalated', record: { ...record, fromSeverity } });
  }
  const severity = isWorse ? level.severity : warning.severity;
  setOpen(draft, rule.id, { ...warning, severity, clearingSince });
}

function clearReason(rule: CompiledRule, values: Values): ClearReason | null {
  if (rule.clear === null ? !rule.raise.test(values) : rule.clear.test(values)) return 'clear-level';
  return rule.materiality?.isTrifling(values) === true ? 'below-materiality' : null;
}

/** Writes down what stands; drops what stands of rules that the policy, or the segment, no longer has. */
function fill({ places, standing }: RuleSet, { pending, open }: RiskState, change: () => Draft): void {
  for (const ruleId in pending) {
    const place = places.get(ruleId);
    if (place === undefined) removePending(change(), ruleId);
    else standing.since[place] = pending[ruleId]!;
  }
  for (const ruleId in open) {
    const place = places.get(ruleId);
    if (place === undefined) dropOpen(ruleId, open[ruleId]!, change());
    else standing.open[place] = open[ruleId]!;
  }
}

function dropOpen(ruleId: string, warning: OpenWarning, draft: Draft): void {
  const reason = draft.context.policy.ruleIds.has(ruleId) ? 'out-of-segment' : 'rule-removed';
  clear(ruleId, warning, reason, [], draft);
}

function clear(
  ruleId: string,
  warning: OpenWarning,
  reason: ClearReason,
  evidence: readonly Evidence[],
  draft: Draft,
): void {
  const { context } = draft;
  const { warningId, raisedOn } = warning;
  draft.decisions.push({
    type: 'WarningCleared',
    record: { ...provenance(context), ...stake(context), warningId, ruleId, raisedOn, reason, evidence },
  });
  draft.open = without(draft.open, ruleId);
}

function warningRecord(
  context: RuleContext,
  rule: CompiledRule,
  warningId: string,
  level: CompiledSeverity,
): WarningRaised {
  return {
    ...provenance(context),
    ...stake(context),
    ...rule.copy,
    warningId,
    severity: levelName(level.severity),
    likelihood: levelName(level.likelihood),
    priority: context.policy.priorities[level.severity][level.likelihood],
    evidence: [
      ...evidenceOf(rule.raise, rule, context),
      ...(level.when?.evidence(context.input.values) ?? []),
    ],
    contingencyPlan: plannedFrom(context.policy.contingency[level.severity], context.input.today),
  };
}

function evidenceOf(
  condition: CompiledRule['raise'],
  rule: CompiledRule,
  { input: { values } }: RuleContext,
): readonly Evidence[] {
  return [...condition.evidence(values), ...(rule.materiality?.evidence(values) ?? [])];
}

/** The highest level whose condition holds; of equal ones the later step. */
function severityOf({ severities }: CompiledRule, values: Values): CompiledSeverity {
  let best = severities[0]!;
  for (let index = 1; index < severities.length; index++) {
    const step = severities[index]!;
    if (rankOfLevel(step.severity) >= rankOfLevel(best.severity) && step.when!.test(values)) best = step;
  }
  return best;
}

export function rankOfLevel(level: Level): number {
  return LEVELS.indexOf(level);
}

function setOpen(draft: Draft, ruleId: string, warning: OpenWarning): void {
  draft.open = { ...draft.open, [ruleId]: warning };
}

function removePending(draft: Draft, ruleId: string): void {
  draft.pending = without(draft.pending, ruleId);
}
