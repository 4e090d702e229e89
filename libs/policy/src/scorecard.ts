import { checkBins } from './bins.ts';
import type { Characteristic, Scorecard } from './document.ts';
import { at, type Report } from './error.ts';
import { compileBands, compileOverrides } from './grades.ts';
import type { Parameters } from './resolve.ts';
import { blankRating } from './rating.ts';
import { scaling } from './scaling.ts';
import { reachOf, type CompiledCharacteristic, type CompiledScorecard, type Group } from './score.ts';
import { signalName, type ValueTable } from './values.ts';

export function compileScorecard(
  card: Scorecard,
  path: string,
  parameters: Parameters,
  table: ValueTable,
  report: Report,
): CompiledScorecard {
  const { base, externalBase, toPoints } = units(card, path, report);
  const inputs = withoutOwnResult(table, report);
  const compile = (group: Group) => (characteristic: Characteristic, index: number) =>
    compileCharacteristic(characteristic, group, toPoints, at(at(path, group), index), inputs, report);
  const characteristics = [
    ...card.behaviour.map(compile('behaviour')),
    ...card.external.map(compile('external')),
  ];
  checkCharacteristicIds(card, path, report);
  const scored = { base, externalBase, characteristics, combine: card.combine };
  const overrides = compileOverrides(card, path, parameters, inputs, report);
  return {
    ...scored,
    sources: compileSources(characteristics),
    bands: compileBands(card, path, reachOf(scored), report),
    overrides,
    marginPoints: card.upgrade.marginPoints,
    rating: blankRating(overrides.length),
  };
}

/** Behaviour and outside share the ids. */
function checkCharacteristicIds({ behaviour, external }: Scorecard, path: string, report: Report): void {
  const ids = [...behaviour, ...external].map(({ id }) => id);
  ids.forEach((id, index) => {
    if (ids.indexOf(id) === index) return;
    const [group, position] =
      index < behaviour.length ? ['behaviour', index] : ['external', index - behaviour.length];
    report(at(at(at(path, String(group)), position!), 'id'), `"${id}" is there twice`);
  });
}

/** A scorecard cannot read the score and grade that it is about to give; whether he is in default is known before. */
function withoutOwnResult(table: ValueTable, report: Report): ValueTable {
  return {
    ...table,
    slotOf(name, path) {
      if (name.startsWith('risk.') && name !== 'risk.inDefault')
        report(path, `a scorecard cannot read its own result "${name}"`);
      return table.slotOf(name, path);
    },
  };
}

function units(
  card: Scorecard,
  path: string,
  report: Report,
): { base: number; externalBase: number; toPoints: (points: number) => number } {
  const { base, externalBase = base } = card;
  if (card.units !== 'logOdds') return { base, externalBase, toPoints: (points) => points };
  if (card.scaling === undefined) report(path, '"scaling" is missing: log odds become points through it');
  const { factor, offset } = scaling(card.scaling ?? { pdo: 20, score: 600, odds: 50 });
  const toScore = (logOdds: number): number => Math.round(offset + factor * logOdds);
  return {
    base: toScore(base),
    externalBase: toScore(externalBase),
    toPoints: (points) => Math.round(factor * points),
  };
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
    cuts: Float64Array.from(characteristic.bins.slice(0, -1), (bin) => bin.to ?? Infinity),
    points: Float64Array.from(characteristic.bins, (bin) => toPoints(bin.points)),
  };
}

function compileSources(characteristics: readonly CompiledCharacteristic[]): CompiledScorecard['sources'] {
  const sources = [...new Set(characteristics.map(({ source }) => source))].sort();
  return sources.map((source) => ({
    source,
    slots: characteristics.filter((one) => one.source === source).map(({ slot }) => slot),
  }));
}
