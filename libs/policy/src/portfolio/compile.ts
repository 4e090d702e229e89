import { checkUniqueIds } from '../check-document.ts';
import { orNull, type Reading, testOf } from '../condition.ts';
import { DIMENSIONS, type Dimension, type PolicyDocument, type PortfolioRule } from '../document.ts';
import { at, type Report } from '../error.ts';
import { nearestName } from '../nearest.ts';
import { all, any } from '../predicates.ts';
import { resolveParameters } from '../resolve.ts';
import { compileRule, type CompiledMateriality, type CompiledRule } from '../rule.ts';
import type { ValueTable } from '../values.ts';
import { measureTable } from './measures.ts';

/** Customers that are in one portfolio; its members are the values of `by` among them. */
export interface Cut {
  readonly by: Dimension;
  readonly where: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export interface CompiledPortfolioRule extends Cut {
  readonly rule: CompiledRule;
}

/** The portfolio rules of a policy, and the measures that they read, slot by slot. */
export interface CompiledPortfolio {
  readonly rules: readonly CompiledPortfolioRule[];
  readonly names: readonly string[];
  readonly customersSlot: number;
  readonly openSlot: number;
  readonly overdueSlot: number;
  readonly exposureSlot: number;
}

/** Compiles the portfolio rules by the same means as those about one customer. */
export function compilePortfolio(document: PolicyDocument, report: Report): CompiledPortfolio {
  const rules = document.portfolio ?? [];
  const table = measureTable(report);
  const slots = {
    customersSlot: table.slotOf('customers', ''),
    openSlot: table.slotOf('openMinor', ''),
    overdueSlot: table.slotOf('overdueMinor', ''),
    exposureSlot: table.slotOf('exposureMinor', ''),
  };
  checkUniqueIds(rules, '/portfolio', report);
  const compiled = rules.map((rule, index) => {
    const path = at('/portfolio', index);
    if (document.rules.some(({ id }) => id === rule.id))
      report(at(path, 'id'), `"${rule.id}" is there as a rule about customers already`);
    checkWhere(rule, path, document, report);
    return { by: rule.by, where: rule.where ?? {}, rule: compileOne(rule, path, document, table, report) };
  });
  return { rules: compiled, names: table.names, ...slots };
}

function compileOne(
  written: PortfolioRule,
  path: string,
  document: PolicyDocument,
  table: ValueTable,
  report: Report,
): CompiledRule {
  const parameters = document.parameters ?? {};
  const compiled = compileRule(written, path, parameters, NO_RISK, table, report);
  const { minCustomers, minExposureMinor } = resolveParameters(written, parameters, path, report);
  const materiality = materialityOf(
    [
      ['customers', minCustomers],
      ['exposureMinor', minExposureMinor],
    ],
    table,
  );
  if (materiality === null) return compiled;
  return { ...compiled, materiality, isRaising: all([compiled.raise.test, materiality.isMaterial]) };
}

/** As of a customer's rule: below the least it never raises, below half of it what is open clears. */
function materialityOf(
  least: readonly (readonly [name: string, least: PortfolioRule['minCustomers']])[],
  table: ValueTable,
): CompiledMateriality | null {
  const asked = least.flatMap(([name, level]) =>
    level === undefined ? [] : [{ name, slot: table.slotOf(name, ''), level: Number(level) }],
  );
  const [first] = asked;
  if (first === undefined) return null;
  const readings = asked.map(({ slot, level }): Reading => ({
    slot,
    comparator: 'gte',
    level,
    ofSlot: null,
    plus: 0,
  }));
  const trifles = readings.map((reading): Reading => ({
    ...reading,
    comparator: 'lt',
    level: reading.level / 2,
  }));
  return {
    isMaterial: all(readings.map(testOf)),
    isTrifling: any(trifles.map(testOf)),
    readings,
    trifle: trifles[0]!,
    evidence: (values) =>
      asked.map(({ name, slot, level }) => ({
        name,
        value: orNull(values[slot]!),
        threshold: level,
        points: null,
        met: values[slot]! >= level,
      })),
  };
}

function checkWhere(rule: PortfolioRule, path: string, document: PolicyDocument, report: Report): void {
  const fields = DIMENSIONS.filter((dimension) => dimension !== 'all');
  for (const [field, members] of Object.entries(rule.where ?? {})) {
    const here = at(at(path, 'where'), field);
    if (!fields.some((known) => known === field)) {
      report.key(here, `"${field}" is none of ${fields.join(', ')}`, nearestName(field, fields));
      continue;
    }
    const known = field === 'grade' ? gradesOf(document) : field === 'segment' ? SIZES : null;
    members?.forEach((member, index) => {
      if (known === null || known.includes(member)) return;
      report(at(here, index), `unknown ${field} "${member}"`, nearestName(member, known));
    });
  }
}

/** A portfolio has no score of its own. */
const NO_RISK = { worstRank: 0, score: { min: 0, max: 0 } };

/** Size classes of the master data. */
const SIZES = ['LARGE', 'MEDIUM', 'SMALL'];

function gradesOf(document: PolicyDocument): readonly string[] {
  return Object.values(document.scorecards)[0]?.grades.map(({ grade }) => grade) ?? [];
}
