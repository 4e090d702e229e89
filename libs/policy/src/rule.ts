import { canonicalJson } from './canonical-json.ts';
import {
  compileCondition,
  levelOf,
  orNull,
  testOf,
  type CompiledCondition,
  type Evidence,
  type Reading,
  type Test,
} from './condition.ts';
import type { LevelName, RiskSourceName, RuleCopy } from './decision.ts';
import type { Action, Level, Rule } from './document.ts';
import { at, type Report } from './error.ts';
import { checkHysteresis, type RiskDomains } from './hysteresis.ts';
import { all } from './predicates.ts';
import { resolveParameters, type Parameters } from './resolve.ts';
import type { Values, ValueTable } from './values.ts';

export interface CompiledMateriality {
  readonly isMaterial: Test;
  /** Below half of the amount: what is left is not worth an open warning. */
  readonly isTrifling: Test;
  readonly evidence: (values: Values) => readonly Evidence[];
  readonly readings: readonly Reading[];
  /** Where a warning becomes trifling. */
  readonly trifle: Reading;
}

export interface CompiledSeverity {
  readonly severity: Level;
  readonly likelihood: Level;
  readonly when: CompiledCondition | null;
}

export interface CompiledRule {
  readonly id: string;
  /** The raise condition on a material amount. */
  readonly isRaising: Test;
  /** A comparison with a plain number without which it never raises; null where none is known. */
  readonly needed: Reading | null;
  readonly raise: CompiledCondition;
  /** Null: not raise. */
  readonly clear: CompiledCondition | null;
  readonly materiality: CompiledMateriality | null;
  readonly forDays: number;
  readonly clearForDays: number;
  /** Infinity where an episode may last for ever. */
  readonly maxDays: number;
  /** The rule's own level first, then its escalation steps. */
  readonly severities: readonly CompiledSeverity[];
  readonly actions: readonly Action[] | null;
  readonly copy: RuleCopy;
}

/** Compiles a rule for one segment: its parameters are replaced by that segment's numbers. */
export function compileRule(
  written: Rule,
  path: string,
  parameters: Parameters,
  risk: RiskDomains,
  table: ValueTable,
  report: Report,
): CompiledRule {
  const before = report.calls();
  const rule = resolveParameters(written, parameters, path, report);
  const steps = (rule.escalate ?? []).map((step, index) => ({
    severity: step.severity,
    likelihood: step.likelihood ?? rule.likelihood,
    when: compileCondition(step.when, at(at(at(path, 'escalate'), index), 'when'), table),
  }));
  const raise = compileCondition(rule.raise, at(path, 'raise'), table);
  const clear = rule.clear === undefined ? null : compileCondition(rule.clear, at(path, 'clear'), table);
  const materiality = compileMateriality(rule, at(path, 'materiality'), table, report);
  // What a misspelt name could mean for the levels is not worth a word.
  if (report.calls() === before) checkHysteresis(rule, path, table, risk, report);
  return {
    id: rule.id,
    isRaising: materiality === null ? raise.test : all([raise.test, materiality.isMaterial]),
    needed: raise.needed ?? materiality?.readings[0] ?? null,
    raise,
    clear,
    materiality,
    forDays: duration(rule.forDays, at(path, 'forDays'), report),
    clearForDays: duration(rule.clearForDays, at(path, 'clearForDays'), report),
    maxDays: rule.maxDays === undefined ? Infinity : longest(rule, at(path, 'maxDays'), report),
    severities: [{ severity: rule.severity, likelihood: rule.likelihood, when: null }, ...steps],
    actions: rule.actions ?? null,
    copy: {
      ruleId: rule.id,
      titleEn: rule.title.en,
      titleZh: rule.title.zh,
      riskSource: rule.source.toUpperCase() as RiskSourceName,
      nextStepEn: rule.nextStep.en,
      nextStepZh: rule.nextStep.zh,
      ruleJson: canonicalJson(rule),
    },
  };
}

function duration(days: Rule['forDays'], path: string, report: Report): number {
  const value = Number(days ?? 0);
  if (!Number.isSafeInteger(value) || value < 0) report(path, `${value} is not a whole number of days`);
  return value;
}

/** An episode outlasts the waiting for its end, or it would always end by age. */
function longest(rule: Rule, path: string, report: Report): number {
  const value = duration(rule.maxDays, path, report);
  const least = Number(rule.clearForDays ?? 0) + 1;
  if (value < least) report(path, `${value} days are too short: an episode lasts at least ${least}`);
  return value;
}

function compileMateriality(
  rule: Rule,
  path: string,
  table: ValueTable,
  report: Report,
): CompiledMateriality | null {
  const { materiality } = rule;
  if (materiality === undefined) return null;
  const slot = table.slotOf(materiality.value, at(path, 'value'));
  const minor = Number(materiality.minor);
  const trifle: Reading = { slot, comparator: 'lt', level: minor / 2, ofSlot: null, plus: 0 };
  if ((materiality.ratio === undefined) !== (materiality.of === undefined))
    report(path, '"ratio" and "of" go together');
  const readings: Reading[] = [{ slot, comparator: 'gte', level: minor, ofSlot: null, plus: 0 }];
  if (materiality.of !== undefined) {
    const ofSlot = table.slotOf(materiality.of, at(path, 'of'));
    readings.push({ slot, comparator: 'gte', level: Number(materiality.ratio ?? 0), ofSlot, plus: 0 });
  }
  const isMaterial = all(readings.map(testOf));
  return {
    isMaterial,
    isTrifling: testOf(trifle),
    readings,
    trifle,
    evidence: (values) => [
      {
        name: materiality.value,
        value: orNull(values[slot]!),
        threshold: orNull(Math.max(...readings.map((reading) => levelOf(reading, values)))),
        points: null,
        met: isMaterial(values),
      },
    ],
  };
}

export function levelName(level: Level): LevelName {
  return level.toUpperCase() as LevelName;
}
