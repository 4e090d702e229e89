import { gatesOf, type Gates } from './gates.ts';
import type { CompiledRule } from './rule.ts';

/** The rules that apply together, in the order in which they decide. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  readonly rulesById: ReadonlyMap<string, CompiledRule>;
  readonly places: ReadonlyMap<string, number>;
  /** What a rule needs at the least, by its place. */
  readonly gates: Gates;
  /** A mark a rule, written anew by every evaluation before it is read: saves a look into the state's maps for most. */
  readonly marks: Uint8Array;
}

export function ruleSet(rules: readonly CompiledRule[]): RuleSet {
  return {
    rules,
    rulesById: new Map(rules.map((rule) => [rule.id, rule])),
    places: new Map(rules.map(({ id }, place) => [id, place])),
    gates: gatesOf(rules.map(({ needed }) => needed)),
    marks: new Uint8Array(rules.length),
  };
}
