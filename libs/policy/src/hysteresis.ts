import type { Rule } from './document.ts';
import { at, type Report } from './error.ts';
import { ALL, type Range } from './range.ts';
import { satisfiable } from './satisfiable.ts';
import type { ValueTable } from './values.ts';

/** Refuses a rule that can never be raised or never clear, or whose clear level reaches into its raise level. */
export function checkHysteresis(rule: Rule, path: string, table: ValueTable, report: Report): void {
  const domainOf = (name: string): Range => rangeOfIndicator(table, name);
  const raise = satisfiable([rule.raise], domainOf);
  if (raise === null) report(at(path, 'raise'), 'is too large to be checked: split the rule');
  if (raise === false) report(at(path, 'raise'), `rule "${rule.id}" can never be raised`);
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

function rangeOfIndicator(table: ValueTable, name: string): Range {
  const domain = name === 'risk.inDefault' ? { min: 0, max: 1 } : table.domainOf(name);
  if (domain === undefined) return ALL;
  const { min, max } = domain;
  return {
    from: min ?? -Infinity,
    fromIncluded: min !== undefined,
    to: max ?? Infinity,
    toIncluded: max !== undefined,
    missing: true,
  };
}
