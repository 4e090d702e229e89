import { LEVELS, type Rule } from './document.ts';
import { at, type Report } from './error.ts';
import { ALL, type Range } from './range.ts';
import { differenceOf, satisfiable, type DomainOf } from './satisfiable.ts';
import type { ValueTable } from './values.ts';

/** Refuses a rule that can never be raised or never clear, or whose clear level reaches into its raise level. */
export function checkHysteresis(
  rule: Rule,
  path: string,
  table: ValueTable,
  risk: RiskDomains,
  report: Report,
): void {
  const domainOf = (name: string): Range => rangeOfValue(name, table, risk);
  const raise = satisfiable([rule.raise], domainOf);
  if (raise === null) report(at(path, 'raise'), 'is too large to be checked: split the rule');
  if (raise === false) report(at(path, 'raise'), `rule "${rule.id}" can never be raised`);
  checkSteps(rule, path, domainOf, report);
  const clears = rule.clear ?? { not: rule.raise };
  const clear = satisfiable([clears], domainOf);
  const where = rule.clear === undefined ? at(path, 'raise') : at(path, 'clear');
  if (clear === null) report(where, 'is too large to be checked: split the rule');
  if (clear === false) report(where, `rule "${rule.id}" can never clear`);
  if (rule.clear === undefined || raise !== true || clear !== true) return;
  if (satisfiable([rule.raise, rule.clear], domainOf) !== false) {
    report(where, `the clear level of rule "${rule.id}" is beyond its raise level: both can hold at once`);
  }
}

/** Refuses an escalation that would never be one. */
function checkSteps(
  { raise, severity, escalate }: Rule,
  path: string,
  domainOf: DomainOf,
  report: Report,
): void {
  escalate?.forEach((step, index) => {
    const here = at(at(path, 'escalate'), index);
    if (LEVELS.indexOf(step.severity) < LEVELS.indexOf(severity))
      report(at(here, 'severity'), `${step.severity} is below the rule's own severity ${severity}`);
    if (satisfiable([raise, step.when], domainOf) === false)
      report(at(here, 'when'), 'can never hold while the rule is raised');
  });
}

/** What is known of the values that an evaluation itself gives. */
export interface RiskDomains {
  readonly worstRank: number;
  readonly score: { readonly min: number; readonly max: number };
}

/** The range that a value, or the difference of a value and itself in the past, can have. */
function rangeOfValue(name: string, table: ValueTable, risk: RiskDomains): Range {
  if (name === 'risk.gradeRank') return within(0, risk.worstRank);
  if (name === 'risk.score') return within(risk.score.min, risk.score.max);
  if (name === 'risk.inDefault') return within(0, 1);
  if (name.startsWith(differenceOf('risk.gradeRank', 'risk.gradeRank@')))
    return within(-risk.worstRank, risk.worstRank);
  const domain = table.domainOf(name.split('@')[0]!);
  if (domain === undefined) return ALL;
  const { unit, carry, min, max } = domain;
  const isNeverNegative = unit === 'count' || unit === 'flag' || carry === 'day';
  return within(min ?? (isNeverNegative ? 0 : -Infinity), max ?? (unit === 'flag' ? 1 : Infinity));
}

function within(from: number, to: number): Range {
  return { from, fromIncluded: from > -Infinity, to, toIncluded: to < Infinity, missing: true };
}
