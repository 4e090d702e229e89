import type { AuditEntry } from '@foreshock/contracts';
import type { LifeRecord } from './life.ts';
import { nameOf } from './name.ts';

const SWITCHES = {
  LIVE: 'policy.activate',
  SHADOW: 'policy.shadow',
  SHADOW_ENDED: 'policy.end-shadow',
} as const;

/** The audit's entry for an act. */
export function auditOf({ type, record }: LifeRecord): AuditEntry {
  const { eventId, occurredAt, note } = record;
  const common = { eventId: `audit-${eventId}`, occurredAt, subject: nameOf(record), reason: note };
  switch (type) {
    case 'PolicyProposed':
      return {
        ...common,
        actor: record.proposedBy,
        action: 'policy.propose',
        details: { hash: record.hash },
      };
    case 'PolicyApproved':
      return {
        ...common,
        actor: record.approvedBy,
        action: 'policy.approve',
        details: { hash: record.hash },
      };
    case 'PolicySwitched': {
      const { rollbackOf, mode, switchedBy: actor } = record;
      if (rollbackOf === null) return { ...common, actor, action: SWITCHES[mode], details: {} };
      return { ...common, actor, action: 'policy.rollback', details: { rollbackOf } };
    }
  }
}
