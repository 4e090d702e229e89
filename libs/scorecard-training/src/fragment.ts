import type { Bin, Characteristic, Scorecard } from '@foreshock/policy';
import type { PointsCard, PointsCharacteristic } from './points.ts';

/** What a column is called in the policy language. */
export interface ColumnName {
  readonly id: string;
  readonly value: string;
  readonly source?: string;
  /** For people. */
  readonly title?: string;
}

/** The part of a policy's scorecard that the training gives: its outside characteristics and the score they start from. */
export type ScorecardFragment = Required<Pick<Scorecard, 'externalBase' | 'external'>>;

/** The fitted points in the policy language; a column without a name keeps its own. */
export function toFragment(card: PointsCard, names: ReadonlyMap<string, ColumnName>): ScorecardFragment {
  return {
    externalBase: card.base,
    external: card.characteristics.map((one) => toCharacteristic(one, names.get(one.name))),
  };
}

function toCharacteristic(one: PointsCharacteristic, name: ColumnName | undefined): Characteristic {
  return {
    id: name?.id ?? one.name,
    value: name?.value ?? one.name,
    ...(name?.source === undefined ? {} : { source: name.source }),
    missing: one.missing,
    bins: one.points.map((points, index): Bin => {
      const [from, to] = [one.cuts[index - 1], one.cuts[index]];
      return {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        points,
      };
    }),
  };
}
