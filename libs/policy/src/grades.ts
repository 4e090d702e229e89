import { checkUniqueIds } from './check-document.ts';
import { compileCondition, type CompiledCondition } from './condition.ts';
import type { GradeOverride, LocalText, Scorecard } from './document.ts';
import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';
import { resolveParameters, type Parameters } from './resolve.ts';
import type { Values, ValueTable } from './values.ts';

/** A grade's rank is its index: 0 is the best. */
export interface Band {
  readonly grade: string;
  readonly minScore: number;
  readonly pd: number;
  readonly probationDays: number;
}

export interface CompiledOverride {
  readonly id: string;
  readonly title: LocalText;
  readonly condition: CompiledCondition;
  readonly effect: 'grade' | 'cap' | 'floor';
  readonly rank: number;
}

/** Bands in their order, refused where they are out of order or where no score within `reach` and no override gets to them. */
export function compileBands(
  card: Scorecard,
  path: string,
  reach: { readonly min: number; readonly max: number },
  report: Report,
): readonly Band[] {
  const bandsPath = at(path, 'grades');
  card.grades.forEach((band, index) => {
    const here = at(bandsPath, index);
    const better = card.grades[index - 1];
    const isLast = index === card.grades.length - 1;
    if (isLast && band.minScore !== undefined)
      report(at(here, 'minScore'), 'the last grade takes every score: leave it out');
    if (!isLast && band.minScore === undefined)
      report(here, '"minScore" is missing; only the last grade goes without');
    if (better === undefined) return;
    if (band.minScore !== undefined && better.minScore !== undefined && band.minScore >= better.minScore) {
      report(
        at(here, 'minScore'),
        `${band.minScore} is not below ${better.minScore} of grade ${better.grade} before it`,
      );
    }
    if (band.pd <= better.pd)
      report(at(here, 'pd'), `${band.pd} is not above ${better.pd} of grade ${better.grade} before it`);
  });
  const bands = card.grades.map((band) => ({
    grade: band.grade,
    minScore: band.minScore ?? -Infinity,
    pd: band.pd,
    probationDays: band.probationDays ?? card.upgrade.probationDays,
  }));
  bands.forEach((band, rank) => {
    const overridden = card.overrides.some(({ grade, cap, floor }) =>
      [grade, cap, floor].includes(band.grade),
    );
    const below = bands[rank - 1]?.minScore ?? Infinity;
    if (overridden || (band.minScore <= reach.max && below > reach.min)) return;
    report(
      at(bandsPath, rank),
      `grade ${band.grade} is unreachable: scores run from ${reach.min} to ${reach.max}`,
    );
  });
  return bands;
}

export function compileOverrides(
  card: Scorecard,
  path: string,
  parameters: Parameters,
  table: ValueTable,
  report: Report,
): readonly CompiledOverride[] {
  const grades = card.grades.map(({ grade }) => grade);
  checkUniqueIds(card.overrides, at(path, 'overrides'), report);
  return card.overrides.map((override, index) => {
    const here = at(at(path, 'overrides'), index);
    const effect = effectOf(override);
    const name = override[effect] ?? '';
    const rank = grades.indexOf(name);
    if (rank < 0) report(at(here, effect), `unknown grade "${name}"`, nearestName(name, grades));
    const when = resolveParameters(override.when, parameters, at(here, 'when'), report);
    const condition = compileCondition(when, at(here, 'when'), table);
    return { id: override.id, title: override.title, condition, effect, rank };
  });
}

function effectOf(override: GradeOverride): CompiledOverride['effect'] {
  if (override.grade !== undefined) return 'grade';
  return override.cap !== undefined ? 'cap' : 'floor';
}

/** The best grade whose band the score reaches; `margin` more points are asked of every band but the last. */
export function rankOf(bands: readonly Band[], score: number, margin = 0): number {
  let rank = 0;
  while (rank < bands.length - 1 && score < bands[rank]!.minScore + margin) rank++;
  return rank;
}

/** The rank of a grade by its name; −1 where the scale has no such grade. */
export function rankOfGrade(bands: readonly Band[], grade: string): number {
  for (let rank = 0; rank < bands.length; rank++) if (bands[rank]!.grade === grade) return rank;
  return -1;
}

/** Marks the overrides whose condition holds; whether there is any. */
export function fire(overrides: readonly CompiledOverride[], values: Values, fired: Uint8Array): boolean {
  let anyFired = false;
  for (let index = 0; index < overrides.length; index++) {
    const holds = overrides[index]!.condition.test(values);
    fired[index] = holds ? 1 : 0;
    anyFired ||= holds;
  }
  return anyFired;
}

/** Floors lift first, caps hold down after them, a set grade has the last word; of several set grades the worst. */
export function overrideRank(
  rank: number,
  overrides: readonly CompiledOverride[],
  fired?: Uint8Array,
): number {
  let set = -1;
  let floor = Infinity;
  let cap = -1;
  for (let index = 0; index < overrides.length; index++) {
    if (fired !== undefined && fired[index] === 0) continue;
    const override = overrides[index]!;
    if (override.effect === 'grade') set = Math.max(set, override.rank);
    else if (override.effect === 'floor') floor = Math.min(floor, override.rank);
    else cap = Math.max(cap, override.rank);
  }
  return set >= 0 ? set : Math.max(Math.min(rank, floor), cap);
}

/** Those of the fired overrides that made the grade what it is; the others would have changed nothing. */
export function decisive(rank: number, fired: readonly CompiledOverride[]): readonly CompiledOverride[] {
  const result = overrideRank(rank, fired);
  if (result === rank) return [];
  const alone = fired.filter(
    (one) =>
      overrideRank(
        rank,
        fired.filter((other) => other !== one),
      ) !== result,
  );
  return alone.length > 0 ? alone : fired.filter((one) => one.rank === result);
}
