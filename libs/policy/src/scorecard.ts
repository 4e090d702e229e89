import { checkBins } from './bins.ts';
import type { ScorePoints } from './decision.ts';
import type { Characteristic, Combination, Scorecard } from './document.ts';
import { at, type Report } from './error.ts';
import { compileBands, compileOverrides, type Band, type CompiledOverride } from './grades.ts';
import type { Parameters } from './resolve.ts';
import { scaling } from './scaling.ts';
import { signalName, type Values, type ValueTable } from './values.ts';
import { orNull } from './condition.ts';

export type Group = ScorePoints['group'];

export interface CompiledCharacteristic {
  readonly id: string;
  readonly name: string;
  readonly slot: number;
  readonly group: Group;
  readonly source: string;
  readonly missing: number;
  /** Upper ends of the bins but the last, ascending. */
  readonly cuts: readonly number[];
  /** One more than cuts. */
  readonly points: readonly number[];
}

export interface CompiledScorecard {
  readonly base: number;
  readonly characteristics: readonly CompiledCharacteristic[];
  /** Sorted by name. */
  readonly sources: readonly { readonly source: string; readonly slots: readonly number[] }[];
  readonly combine: Combination;
  readonly bands: readonly Band[];
  readonly overrides: readonly CompiledOverride[];
  readonly marginPoints: number;
}

export interface Score {
  readonly score: number;
  readonly behaviour: number;
  /** Null where no outside source is there. */
  readonly external: number | null;
}

export function compileScorecard(
  card: Scorecard,
  path: string,
  parameters: Parameters,
  table: ValueTable,
  report: Report,
): CompiledScorecard {
  const { base, toPoints } = units(card, path, report);
  const inputs = withoutOwnResult(table, report);
  const compile = (group: Group) => (characteristic: Characteristic, index: number) =>
    compileCharacteristic(characteristic, group, toPoints, at(at(path, group), index), inputs, report);
  const characteristics = [
    ...card.behaviour.map(compile('behaviour')),
    ...card.external.map(compile('external')),
  ];
  const ids = characteristics.map(({ id }) => id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) report(path, `characteristic "${id}" is there twice`);
  });
  const scored = { base, characteristics, combine: card.combine };
  const overrides = compileOverrides(card, path, parameters, inputs, report);
  return {
    ...scored,
    sources: compileSources(characteristics),
    bands: compileBands(card, path, reachOf(scored), report),
    overrides,
    marginPoints: card.upgrade.marginPoints,
  };
}

/** A scorecard cannot read the score and grade that it is about to give. */
function withoutOwnResult(table: ValueTable, report: Report): ValueTable {
  return {
    ...table,
    slotOf(name, path) {
      if (name.startsWith('risk.')) report(path, `a scorecard cannot read its own result "${name}"`);
      return table.slotOf(name, path);
    },
  };
}

function units(
  card: Scorecard,
  path: string,
  report: Report,
): { base: number; toPoints: (points: number) => number } {
  if (card.units !== 'logOdds') return { base: card.base, toPoints: (points) => points };
  if (card.scaling === undefined) report(path, '"scaling" is missing: log odds become points through it');
  const { factor, offset } = scaling(card.scaling ?? { pdo: 20, score: 600, odds: 50 });
  return { base: Math.round(offset + factor * card.base), toPoints: (points) => Math.round(factor * points) };
}

function compileCharacteristic(
  characteristic: Characteristic,
  group: Group,
  toPoints: (points: number) => number,
  path: string,
  table: ValueTable,
  report: Report,
): CompiledCharacteristic {
  checkBins(characteristic.bins, at(path, 'bins'), report);
  return {
    id: characteristic.id,
    name: characteristic.value,
    slot: table.slotOf(characteristic.value, at(path, 'value')),
    group,
    source: characteristic.source ?? signalName(characteristic.value)?.kind ?? 'LEDGER',
    missing: toPoints(characteristic.missing),
    cuts: characteristic.bins.slice(0, -1).map((bin) => bin.to ?? Infinity),
    points: characteristic.bins.map((bin) => toPoints(bin.points)),
  };
}

export function pointsOf(characteristic: CompiledCharacteristic, values: Values): number {
  const value = values[characteristic.slot]!;
  if (Number.isNaN(value)) return characteristic.missing;
  const { cuts } = characteristic;
  let bin = 0;
  while (bin < cuts.length && value >= cuts[bin]!) bin++;
  return characteristic.points[bin]!;
}

export function scoreOf(card: CompiledScorecard, values: Values): Score {
  let behaviour = card.base;
  let external = card.base;
  let hasExternal = false;
  for (const characteristic of card.characteristics) {
    const points = pointsOf(characteristic, values);
    if (characteristic.group === 'behaviour') behaviour += points;
    else {
      external += points;
      hasExternal ||= !Number.isNaN(values[characteristic.slot]);
    }
  }
  if (!hasExternal) return { score: behaviour, behaviour, external: null };
  return { score: combined(card.combine, card.base, behaviour, external), behaviour, external };
}

function combined(combine: Combination, base: number, behaviour: number, external: number): number {
  switch (combine.rule) {
    case 'worse':
      return Math.min(behaviour, external);
    case 'sum':
      return behaviour + external - base;
    case 'weighted':
      return Math.round(combine.behaviourWeight * behaviour + (1 - combine.behaviourWeight) * external);
  }
}

/** The lowest and highest score that any values can get; characteristics are taken as independent. */
export function reachOf(card: Pick<CompiledScorecard, 'base' | 'characteristics' | 'combine'>): {
  min: number;
  max: number;
} {
  const end = (group: Group, pick: (...points: number[]) => number): number =>
    card.characteristics
      .filter((characteristic) => characteristic.group === group)
      .reduce((sum, { missing, points }) => sum + pick(missing, ...points), card.base);
  const ends = (pick: (...points: number[]) => number): number => {
    const behaviour = end('behaviour', pick);
    const hasExternal = card.characteristics.some(({ group }) => group === 'external');
    return hasExternal
      ? pick(behaviour, combined(card.combine, card.base, behaviour, end('external', pick)))
      : behaviour;
  };
  return { min: ends(Math.min), max: ends(Math.max) };
}

export function pointsTable(card: CompiledScorecard, values: Values): readonly ScorePoints[] {
  return card.characteristics.map((characteristic) => ({
    name: characteristic.id,
    group: characteristic.group,
    value: orNull(values[characteristic.slot]!),
    points: pointsOf(characteristic, values),
  }));
}

/** A source is present when at least one characteristic that it feeds has a value. */
export function sourcesOf(card: CompiledScorecard, values: Values): { present: string[]; missing: string[] } {
  const present: string[] = [];
  const missing: string[] = [];
  for (const { source, slots } of card.sources) {
    (slots.some((slot) => !Number.isNaN(values[slot])) ? present : missing).push(source);
  }
  return { present, missing };
}

function compileSources(characteristics: readonly CompiledCharacteristic[]): CompiledScorecard['sources'] {
  const sources = [...new Set(characteristics.map(({ source }) => source))].sort();
  return sources.map((source) => ({
    source,
    slots: characteristics.filter((one) => one.source === source).map(({ slot }) => slot),
  }));
}
