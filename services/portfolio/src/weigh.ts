import type { CompiledPortfolioRule, Policy, PortfolioDecision } from '@foreshock/policy';
import type { PortfolioAction, PortfolioWeight } from '@foreshock/contracts';
import type { PortfolioTables } from './measures/tables.ts';
import { nameOf } from './step-dates.ts';

/** A decision with what its record holds beside the core's. */
export interface Weighed {
  readonly decision: PortfolioDecision;
  readonly topCustomers: readonly PortfolioWeight[];
  readonly actions: readonly PortfolioAction[];
}

/** Adds to each warning that is raised or worse who weighs most in it, and what its rule recommends. */
export async function weigh(
  policy: Policy,
  decisions: readonly PortfolioDecision[],
  tables: PortfolioTables,
): Promise<Weighed[]> {
  const rules = new Map(policy.portfolio.rules.map((rule) => [rule.rule.id, rule]));
  const weights = await weightsOf(rules, decisions, tables);
  return decisions.map((decision) => {
    const { ruleId, asOf, member } = decision.record;
    const rule = rules.get(ruleId);
    if (decision.type === 'PortfolioWarningCleared' || rule === undefined) {
      return { decision, topCustomers: [], actions: [] };
    }
    const actions = (rule.rule.actions ?? []).map(({ kind, role, dueInDays, approval }) => ({
      kind,
      responsibleRole: role,
      dueDate: asOf + dueInDays,
      approvalRequired: approval,
    }));
    return { decision, topCustomers: weights.get(keyOf(nameOf(rule), asOf, member)) ?? [], actions };
  });
}

async function weightsOf(
  rules: ReadonlyMap<string, CompiledPortfolioRule>,
  decisions: readonly PortfolioDecision[],
  tables: PortfolioTables,
): Promise<ReadonlyMap<string, readonly PortfolioWeight[]>> {
  const opened = decisions.filter(({ type }) => type !== 'PortfolioWarningCleared');
  const byCut = Map.groupBy(opened, ({ record }) => {
    const rule = rules.get(record.ruleId);
    return rule === undefined ? '' : nameOf(rule);
  });
  const weights = new Map<string, PortfolioWeight[]>();
  for (const [name, ofCut] of byCut) {
    const rule = rules.get(ofCut[0]?.record.ruleId ?? '');
    if (rule === undefined) continue;
    const rows = await tables.heaviest(
      rule,
      ofCut.map(({ record }) => record),
    );
    for (const { date, member, customerId, exposureMinor, overdueMinor, share } of rows) {
      const key = keyOf(name, date, member);
      weights.set(key, [...(weights.get(key) ?? []), { customerId, exposureMinor, overdueMinor, share }]);
    }
  }
  return weights;
}

const keyOf = (cut: string, date: number, member: string): string => JSON.stringify([cut, date, member]);
