import type { Case } from '../case.ts';
import type { CaseSignal, Change } from '../output.ts';

/** One change that an input leads to. `after` is `before` itself where nothing changes but must be answered. */
export interface Piece {
  readonly before: Case | null;
  readonly after: Case;
  readonly change: Omit<Change, 'at'>;
  readonly signals: readonly CaseSignal[];
}

export const changeOf = (
  kind: Change['kind'],
  of: Partial<Pick<Change, 'act' | 'about' | 'refusal'>> = {},
): Omit<Change, 'at'> => ({ kind, act: null, about: null, refusal: null, ...of });

export const acknowledgementEnded = (customerId: string): CaseSignal => ({
  type: 'acknowledgement-ended',
  customerId,
});
