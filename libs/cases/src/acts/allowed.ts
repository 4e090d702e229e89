import type { Stage } from '../case.ts';
import type { ActKind } from '../input.ts';
import type { RefusalCode } from '../refusal.ts';

const ACTIVE: readonly Stage[] = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'LEGAL'];
const WITH_THE_COLLECTOR: readonly Stage[] = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS'];
const NOT_UNDER_WAY: readonly Stage[] = ['OPEN', 'ACKNOWLEDGED'];
const ENDED: readonly Stage[] = ['LEGAL', 'RESOLVED', 'WRITTEN_OFF'];
const ANY: readonly Stage[] = [...ACTIVE, 'RESOLVED', 'WRITTEN_OFF'];

/** In which stages an act may be done. What else it asks for stands with its details. */
export const ALLOWED: Readonly<Record<ActKind, readonly Stage[]>> = {
  ACKNOWLEDGE: NOT_UNDER_WAY,
  START: NOT_UNDER_WAY,
  ASSIGN: ACTIVE,
  NOTE: ANY,
  PROMISE: ACTIVE,
  DISPUTE: ACTIVE,
  RESOLVE_DISPUTE: ACTIVE,
  SNOOZE: WITH_THE_COLLECTOR,
  WAKE: WITH_THE_COLLECTOR,
  APPROVE_ACTION: ACTIVE,
  REFUSE_ACTION: ACTIVE,
  RESOLVE: ACTIVE,
  WRITE_OFF: ACTIVE,
  HAND_TO_LEGAL: WITH_THE_COLLECTOR,
  REOPEN: ENDED,
};

/** Why an act is refused in a stage; null where it is allowed there. */
export function stageRefusal(kind: ActKind, stage: Stage): RefusalCode | null {
  if (ALLOWED[kind].includes(stage)) return null;
  if (kind === 'REOPEN') return 'NOT_CLOSED';
  switch (stage) {
    case 'RESOLVED':
    case 'WRITTEN_OFF':
      return 'CLOSED';
    case 'LEGAL':
      return 'WITH_LEGAL';
    case 'OPEN':
    case 'ACKNOWLEDGED':
    case 'IN_PROGRESS':
      return 'UNDER_WAY';
  }
}
