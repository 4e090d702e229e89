import type { Evidence } from './condition.ts';
import { provenance, stake, type Context } from './context.ts';
import { yyyymmdd, type Day } from './day.ts';
import type { ClearReason, Decision, WarningRaised } from './decision.ts';
import { LEVELS, type Level } from './document.ts';
import { levelName, type CompiledRule, type CompiledSeverity } from './rule.ts';
import type { OpenWarning, RiskState } from './state.ts';

export interface Warnings {
  readonly open: RiskState['open'];
  readonly pending: RiskState['pending'];
  readonly decisions: readonly Decision[];
}

/** The maps of the state, copied on the first write, and the decisions so far. */
interface Draft {
  open: Record<string, OpenWarning>;
  pending: Record<string, Day>;
  readonly before: RiskState;
  readonly decisions: Decision[];
}

/** Runs every rule of the customer's segment: raise, escalate, clear. Unchanged maps come back as they are. */
export function stepWarnings(context: Context, risk: RiskState): Warnings {
  const draft: Draft = { open: risk.open, pending: risk.pending, before: risk, decisions: [] };
  dropRulesOutOfForce(context, draft);
  for (const rule of context.segment.rules) {
    const warning = draft.open[rule.id];
    const isRaised = isRaising(rule, context);
    if (warning === undefined) stepClosed(context, rule, isRaised, draft);
    else stepOpen(context, rule, warning, isRaised, draft);
  }
  return draft;
}

function isRaising(rule: CompiledRule, { values }: Context): boolean {
  return rule.raise.test(values) && (rule.materiality === null || rule.materiality.isMaterial(values));
}

function stepClosed(context: Context, rule: CompiledRule, isRaised: boolean, draft: Draft): void {
  const since = draft.pending[rule.id];
  if (!isRaised) {
    if (since !== undefined) removePending(draft, rule.id);
    return;
  }
  const { today } = context.input;
  if (today - (since ?? today) < rule.forDays) {
    if (since === undefined) draft.pending = { ...draft.pending, [rule.id]: today };
    return;
  }
  if (since !== undefined) removePending(draft, rule.id);
  raise(context, rule, draft);
}

function raise(context: Context, rule: CompiledRule, draft: Draft): void {
  const { customerId, position, today } = context.input;
  const warningId = `${customerId}.${rule.id}.${position.offset}.${yyyymmdd(today)}`;
  const level = severityOf(rule, context);
  const record = warningRecord(context, rule, warningId, level);
  draft.decisions.push({ type: 'WarningRaised', record });
  setOpen(draft, rule.id, { warningId, raisedOn: today, severity: level.severity, clearingSince: null });
}

function stepOpen(
  context: Context,
  rule: CompiledRule,
  warning: OpenWarning,
  isRaised: boolean,
  draft: Draft,
): void {
  const reason = isRaised ? null : clearReason(rule, context);
  const { today } = context.input;
  const clearingSince = reason === null ? null : (warning.clearingSince ?? today);
  if (reason !== null && clearingSince !== null && today - clearingSince >= rule.clearForDays) {
    clear(context, rule.id, warning, reason, evidenceOf(rule.clear ?? rule.raise, rule, context), draft);
    return;
  }
  const level = isRaised ? severityOf(rule, context) : null;
  const isWorse = level !== null && rankOfLevel(level.severity) > rankOfLevel(warning.severity);
  if (isWorse) {
    const record = warningRecord(context, rule, warning.warningId, level);
    draft.decisions.push({
      type: 'WarningEscalated',
      record: { ...record, fromSeverity: levelName(warning.severity) },
    });
  }
  if (!isWorse && clearingSince === warning.clearingSince) return;
  setOpen(draft, rule.id, {
    ...warning,
    severity: isWorse ? level.severity : warning.severity,
    clearingSince,
  });
}

function clearReason(rule: CompiledRule, { values }: Context): ClearReason | null {
  if (rule.clear === null ? !rule.raise.test(values) : rule.clear.test(values)) return 'clear-level';
  return rule.materiality?.isTrifling(values) === true ? 'below-materiality' : null;
}

/** Warnings and waiting times of rules that the policy, or the customer's segment, no longer has. */
function dropRulesOutOfForce(context: Context, draft: Draft): void {
  const { segment, policy } = context;
  for (const ruleId in draft.before.pending) {
    if (!segment.rulesById.has(ruleId)) removePending(draft, ruleId);
  }
  for (const ruleId in draft.before.open) {
    if (segment.rulesById.has(ruleId)) continue;
    const reason = policy.ruleIds.has(ruleId) ? 'out-of-segment' : 'rule-removed';
    clear(context, ruleId, draft.before.open[ruleId]!, reason, [], draft);
  }
}

function clear(
  context: Context,
  ruleId: string,
  warning: OpenWarning,
  reason: ClearReason,
  evidence: readonly Evidence[],
  draft: Draft,
): void {
  const { warningId, raisedOn } = warning;
  draft.decisions.push({
    type: 'WarningCleared',
    record: { ...provenance(context), ...stake(context), warningId, ruleId, raisedOn, reason, evidence },
  });
  const { [ruleId]: _, ...rest } = draft.open;
  draft.open = rest;
}

function warningRecord(
  context: Context,
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
    evidence: [...evidenceOf(rule.raise, rule, context), ...(level.when?.evidence(context.values) ?? [])],
  };
}

function evidenceOf(
  condition: CompiledRule['raise'],
  rule: CompiledRule,
  { values }: Context,
): readonly Evidence[] {
  return [...condition.evidence(values), ...(rule.materiality?.evidence(values) ?? [])];
}

/** The highest level whose condition holds; of equal ones the later step. */
function severityOf(rule: CompiledRule, { values }: Context): CompiledSeverity {
  return rule.severities.reduce((best, step) =>
    step.when!.test(values) && rankOfLevel(step.severity) >= rankOfLevel(best.severity) ? step : best,
  );
}

export function rankOfLevel(level: Level): number {
  return LEVELS.indexOf(level);
}

function setOpen(draft: Draft, ruleId: string, warning: OpenWarning): void {
  draft.open = { ...draft.open, [ruleId]: warning };
}

function removePending(draft: Draft, ruleId: string): void {
  const { [ruleId]: _, ...rest } = draft.pending;
  draft.pending = rest;
}
