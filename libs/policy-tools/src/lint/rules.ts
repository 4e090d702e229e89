import {
  ANY_VALUE,
  LEVELS,
  satisfiable,
  type Condition,
  type Level,
  type Policy,
  type Rule,
} from '@foreshock/policy';
import type { Finding } from './finding.ts';

/** Rules that clear as soon as they do not raise: their warnings flicker. */
export function rulesWithoutClear({ document }: Policy): readonly Finding[] {
  return document.rules.flatMap(({ id, clear }, index): Finding[] =>
    clear !== undefined
      ? []
      : [
          {
            code: 'rule-without-clear',
            path: `/rules/${index}/id`,
            message: `rule "${id}" has no clear level: its warning comes and goes at the raise level`,
          },
        ],
  );
}

/** Rules that say nothing that another does not say as loudly, at least as soon and at least as long. */
export function shadowedRules(policy: Policy): readonly Finding[] {
  const { rules } = policy.document;
  return rules.flatMap(({ id }, index): Finding[] => {
    const other = rules.find(
      (one, at) =>
        one.id !== id && isShadowed(policy, id, one.id) && (at < index || !isShadowed(policy, one.id, id)),
    );
    if (other === undefined) return [];
    const message = `rule "${id}" is shadowed: whenever it warns, "${other.id}" does at its level or above`;
    return [{ code: 'rule-shadowed', path: `/rules/${index}/id`, message }];
  });
}

/** In every segment that has the rule, its parameters replaced by their numbers. */
function isShadowed({ segments }: Policy, id: string, otherId: string): boolean {
  const withRule = segments.filter(({ rulesById }) => rulesById.has(id));
  return (
    withRule.length > 0 &&
    withRule.every(({ rulesById }) => {
      const other = rulesById.get(otherId);
      const rule = JSON.parse(rulesById.get(id)!.copy.ruleJson) as Rule;
      return other !== undefined && saysNoMore(rule, JSON.parse(other.copy.ruleJson) as Rule);
    })
  );
}

function saysNoMore(rule: Rule, than: Rule): boolean {
  const loudest = Math.max(...[rule, ...(rule.escalate ?? [])].map(({ severity }) => rank(severity)));
  return (
    rule.source === than.source &&
    rank(than.severity) >= loudest &&
    Number(than.forDays ?? 0) <= Number(rule.forDays ?? 0) &&
    Number(than.clearForDays ?? 0) >= Number(rule.clearForDays ?? 0) &&
    Number(than.maxDays ?? Infinity) >= Number(rule.maxDays ?? Infinity) &&
    JSON.stringify(rule.actions ?? null) === JSON.stringify(than.actions ?? null) &&
    implies(raising(rule), raising(than)) &&
    implies(clearing(than), clearing(rule))
  );
}

const rank = (level: Level): number => LEVELS.indexOf(level);

function implies(one: Condition, other: Condition): boolean {
  return satisfiable([one, { not: other }], () => ANY_VALUE) === false;
}

function raising({ raise, materiality }: Rule): Condition {
  if (materiality === undefined) return raise;
  const { value, minor, ratio, of } = materiality;
  const relative = of === undefined ? [] : [{ value, gte: { of, times: ratio ?? 0 } }];
  return { all: [raise, { value, gte: minor }, ...relative] };
}

function clearing({ raise, clear }: Rule): Condition {
  return clear ?? { not: raise };
}
