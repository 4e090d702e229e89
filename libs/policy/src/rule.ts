import { canonicalJson } from './canonical-json.ts';
import { compileCondition, orNull, type CompiledCondition, type Evidence, type Test } from './condition.ts';
import type { LevelName, RiskSourceName, RuleCopy } from './decision.ts';
import type { Action, Level, Rule } from './document.ts';
import { at, type Report } from './error.ts';
import { checkHysteresis } from './hysteresis.ts';
import { resolveParameters, type Parameters } from './resolve.ts';
import type { Values, ValueTable } from './values.ts';

export interface CompiledMateriality {
  readonly isMaterial: Test;
  /** Below half of the amount: what is left is not worth an open warning. */
  readonly isTrifling: Test;
  readonly evidence: (values: Values) => readonly Evidence[];
}

export interface CompiledSeverity {
  readonly severity: Level;
  readonly likelihood: Level;
  readonly when: CompiledCondition | null;
}

export interface CompiledRule {
  readonly id: string;
  readonly raise: CompiledCondition;
  /** Null: not raise. */
  readonly clear: CompiledCondition | null;
  readonly materiality: CompiledMateriality | null;
  readonly forDays: number;
  readonly clearForDays: number;
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
  table: ValueTable,
  report: Report,
): CompiledRule {
  const rule = resolveParameters(written, parameters, path, report);
  checkHysteresis(rule, path, table, report);
  const steps = (rule.escalate ?? []).map((step, index) => ({
    severity: step.severity,
    likelihood: step.likelihood ?? rule.likelihood,
    when: compileCondition(step.when, at(at(at(path, 'escalate'), index), 'when'), table),
  }));
  return {
    id: rule.id,
    raise: compileCondition(rule.raise, at(path, 'raise'), table),
    clear: rule.clear === undefined ? null : compileCondition(rule.clear, at(path, 'clear'), table),
    materiality: compileMateriality(rule, at(path, 'materiality'), table, report),
    forDays: duration(rule.forDays, at(path, 'forDays'), report),
    clearForDays: duration(rule.clearForDays, at(path, 'clearForDays'), report),
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
  const trifling = minor / 2;
  if ((materiality.ratio === undefined) !== (materiality.of === undefined))
    report(path, '"ratio" and "of" go together');
  const ofSlot = materiality.of === undefined ? null : table.slotOf(materiality.of, at(path, 'of'));
  const ratio = Number(materiality.ratio ?? 0);
  const level = (values: Values): number =>
    ofSlot === null ? minor : Math.max(minor, ratio * values[ofSlot]!);
  const isMaterial: Test = (values) => values[slot]! >= level(values);
  return {
    isMaterial,
    isTrifling: (values) => values[slot]! < trifling,
    evidence: (values) => [
      {
        name: materiality.value,
        value: orNull(values[slot]!),
        threshold: orNull(level(values)),
        points: null,
        met: isMaterial(values),
      },
    ],
  };
}

export function levelName(level: Level): LevelName {
  return level.toUpperCase() as LevelName;
}
