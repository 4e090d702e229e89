import { checkUniqueIds } from './check-document.ts';
import { compileCondition, type CompiledCondition } from './condition.ts';
import type { Day } from './day.ts';
import type { Condition, DefaultDefinition } from './document.ts';
import { at, type Report } from './error.ts';
import { resolveParameters, type Parameters } from './resolve.ts';
import type { Defaulted } from './state.ts';
import type { Values, ValueTable } from './values.ts';

/** A definition of default ready to run: in default while any reason holds, and for the probation after that. */
export interface CompiledDefault {
  readonly reasons: readonly CompiledCondition[];
  readonly probationDays: number;
}

export function compileDefault(
  written: DefaultDefinition,
  parameters: Parameters,
  table: ValueTable,
  report: Report,
): CompiledDefault {
  const path = '/default';
  const definition = resolveParameters(written, parameters, path, report);
  const inputs = withoutResults(table, report);
  checkUniqueIds(definition.unlikelyToPay ?? [], at(path, 'unlikelyToPay'), report);
  const unlikely = (definition.unlikelyToPay ?? []).map(({ when }, index) =>
    compileCondition(when, at(at(at(path, 'unlikelyToPay'), index), 'when'), inputs),
  );
  const pastDue = compileCondition(pastDueCondition(definition), at(path, 'pastDue'), inputs);
  return { reasons: [pastDue, ...unlikely], probationDays: definition.probationDays };
}

/** Past due for longer than the days allowed, on an amount over the absolute and the relative threshold, both. */
function pastDueCondition({ pastDue }: DefaultDefinition): Condition {
  const { value, moreThanDays, amount, moreThanMinor, moreThanRatio, of } = pastDue;
  return {
    all: [
      { value, gt: moreThanDays },
      { value: amount, gt: moreThanMinor },
      { value: amount, gt: { of, times: moreThanRatio } },
    ],
  };
}

/** Who is in default is known before he is rated. */
function withoutResults(table: ValueTable, report: Report): ValueTable {
  return {
    ...table,
    slotOf(name, path) {
      if (name.startsWith('risk.')) report(path, `the definition of default cannot read "${name}"`);
      return table.slotOf(name, path);
    },
  };
}

/**
 * A default begins with the first reason and is cured when none has held for the whole probation; one that comes back
 * starts the probation anew. The very same object as before where nothing changed.
 */
export function stepDefault(
  definition: CompiledDefault | null,
  values: Values,
  today: Day,
  before: Defaulted | null,
): Defaulted | null {
  if (definition === null) return null;
  const holds = hasReason(definition, values);
  if (before === null) return holds ? { since: today, curingSince: null } : null;
  if (holds) return before.curingSince === null ? before : { since: before.since, curingSince: null };
  if (before.curingSince === null) return { since: before.since, curingSince: today };
  return today - before.curingSince < definition.probationDays ? before : null;
}

function hasReason({ reasons }: CompiledDefault, values: Values): boolean {
  for (const reason of reasons) if (reason.test(values)) return true;
  return false;
}

/** The reasons that hold at present, none without a definition. */
export function reasonsInForce(
  definition: CompiledDefault | null,
  values: Values,
): readonly CompiledCondition[] {
  return definition === null ? [] : definition.reasons.filter((reason) => reason.test(values));
}
