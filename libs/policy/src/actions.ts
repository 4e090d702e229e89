import { provenance, type Context } from './context.ts';
import { yyyymmdd } from './day.ts';
import type { Decision } from './decision.ts';
import type { Action, ActionKind } from './document.ts';
import { rankOfGrade } from './grades.ts';
import { measureFields, publishedKind } from './measure.ts';
import { orNone, type Assessment, type OpenAction, type RiskState } from './state.ts';
import { partOfTerms } from './terms.ts';
import { rankOfLevel } from './warnings.ts';

interface Wanted {
  readonly action: Action;
  readonly warningId: string | null;
  readonly reason: string;
}

/**
 * The measures that the grade and the open warnings ask for. Of a kind only the most urgent stands; it is recommended
 * when it is new or has become more urgent, and ends silently with its cause.
 */
export function stepActions(
  context: Context,
  assessment: Assessment,
  open: RiskState['open'],
  before: RiskState['actions'],
): { actions: RiskState['actions']; decisions: readonly Decision[] } {
  const wanted = wantedActions(context, assessment, open);
  const actions: Record<string, OpenAction> = {};
  const decisions: Decision[] = [];
  for (const [kind, want] of wanted) {
    const { dueInDays, approval } = want.action;
    const standing = before[kind];
    if (standing === undefined || dueInDays < standing.dueInDays) {
      decisions.push({
        type: 'CreditActionRecommended',
        record: recommended(context, assessment, kind, want),
      });
    }
    actions[kind] =
      standing?.dueInDays === dueInDays && standing.approval === approval
        ? standing
        : { dueInDays, approval };
  }
  return { actions: orNone(actions), decisions };
}

function wantedActions(
  context: Context,
  assessment: Assessment,
  open: RiskState['open'],
): ReadonlyMap<ActionKind, Wanted> {
  const { policy, segment } = context;
  const terms = segment.terms[rankOfGrade(segment.scorecard.bands, assessment.grade)]!;
  const wanted = new Map<ActionKind, Wanted>();
  const want = (action: Action, warningId: string | null, reason: string): void => {
    const part = partOfTerms(action.kind);
    // Nothing is offered or asked for that the grade's terms do not have.
    if (part !== null && terms[part] === undefined) return;
    const other = wanted.get(action.kind);
    if (other !== undefined && other.action.dueInDays <= action.dueInDays) return;
    wanted.set(action.kind, { action, warningId, reason: action.reason?.en ?? reason });
  };
  for (const action of policy.actionsByGrade.get(assessment.grade) ?? [])
    want(action, null, `grade ${assessment.grade}`);
  for (const rule of segment.rules) {
    const warning = open[rule.id];
    if (warning === undefined) continue;
    for (const action of rule.actions ?? policy.actionsBySeverity[warning.severity]) {
      if (action.atSeverity !== undefined && rankOfLevel(warning.severity) < rankOfLevel(action.atSeverity))
        continue;
      want(action, warning.warningId, rule.copy.titleEn);
    }
  }
  return wanted;
}

function recommended(
  context: Context,
  assessment: Assessment,
  kind: ActionKind,
  { action, warningId, reason }: Wanted,
): Extract<Decision, { type: 'CreditActionRecommended' }>['record'] {
  const { customerId, offset, today } = context.input;
  const { terms: byRank, scorecard } = context.segment;
  const terms = byRank[rankOfGrade(scorecard.bands, assessment.grade)]!;
  return {
    ...provenance(context),
    actionId: `${customerId}.${kind}.${offset}.${yyyymmdd(today)}`,
    ...publishedKind(kind),
    responsibleRole: action.role,
    dueDate: today + action.dueInDays,
    approvalRequired: action.approval,
    warningId,
    reason,
    limitMinor: kind === 'LIMIT' ? assessment.limitMinor : null,
    currency: context.policy.baseCurrency,
    ...measureFields(action, terms),
  };
}
