import { gatesOf, type Gates } from './gates.ts';
import type { Day } from './day.ts';
import type { OpenWarning } from './state.ts';
import type { CompiledRule } from './rule.ts';

/** The open warnings of rules, and since when others wait. */
export interface Standing {
  readonly open: (OpenWarning | null)[];
  readonly since: (Day | null)[];
}

/** The rules that apply together, in the order in which they decide. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly rulesById: ReadonlyMap<string, CompiledRule>;
  readonly places: ReadonlyMap<string, number>;
  /** What a rule needs at the least, by its place. */
  readonly gates: Gates;
  /** By place, what the state says of a rule, null for most. Filled and emptied by every evaluation: saves looks into maps. */
  readonly standing: Standing;
}

export function ruleSet(rules: readonly CompiledRule[]): RuleSet {
  return {
    rules,
    rulesById: new Map(rules.map((rule) => [rule.id, rule])),
    places: new Map(rules.map(({ id }, place) => [id, place])),
    gates: gatesOf(rules.map(({ needed }) => needed)),
    standing: { open: rules.map(() => null), since: rules.map(() => null) },
  };
}
