import type { PolicyProposed, PolicySwitched, RecordsOn, RecordTypes } from '@foreshock/contracts';
import { nameOf, type VersionKey } from './name.ts';

type Name = RecordsOn<'ops.policies'>;

/** A record of the register. */
export type LifeRecord = { [N in Name]: { readonly type: N; readonly record: RecordTypes[N] } }[Name];

export interface Approval {
  readonly by: string;
  readonly atMs: number;
  readonly note: string | null;
}

/** A version as it was proposed, and what became of it. */
export interface PolicyVersion {
  readonly proposal: PolicyProposed;
  readonly approval: Approval | null;
  /** When it went live, became the shadow or ended as it, oldest first. */
  readonly switches: readonly PolicySwitched[];
}

/** What the register's records amount to. */
export interface Life {
  /** By `policyId@version`, in the order of their proposal. */
  readonly versions: ReadonlyMap<string, PolicyVersion>;
  readonly live: string | null;
  readonly shadow: string | null;
  /** What was live before, each as often as it would be come back to, and `live` at the end. A rollback takes from it. */
  readonly stack: readonly string[];
  /** Ids of the events that were written. */
  readonly eventIds: ReadonlySet<string>;
}

export const NO_LIFE: Life = {
  versions: new Map(),
  live: null,
  shadow: null,
  stack: [],
  eventIds: new Set(),
};

export type Status = 'live' | 'shadow' | 'approved' | 'proposed' | 'retired';

/** What a version is at present: `retired` was live once, and may be so again by a rollback. */
export function statusOf(life: Life, name: string): Status {
  if (life.live === name) return 'live';
  if (life.shadow === name) return 'shadow';
  const version = life.versions.get(name);
  if (version?.switches.some(({ mode }) => mode === 'LIVE') === true) return 'retired';
  return version?.approval ? 'approved' : 'proposed';
}

/** The register after one more record. Records that refer to no proposal change nothing. */
export function evolve(life: Life, { type, record }: LifeRecord): Life {
  const name = nameOf(record);
  const eventIds = new Set(life.eventIds).add(record.eventId);
  if (type === 'PolicyProposed') {
    const known = life.versions.get(name);
    if (known !== undefined) return { ...life, eventIds };
    return { ...withVersion(life, record, { proposal: record, approval: null, switches: [] }), eventIds };
  }
  const version = life.versions.get(name);
  if (version === undefined) return { ...life, eventIds };
  if (type === 'PolicyApproved') {
    const approval = { by: record.approvedBy, atMs: record.occurredAt, note: record.note };
    return { ...withVersion(life, record, { ...version, approval: version.approval ?? approval }), eventIds };
  }
  const changed = withVersion(life, record, { ...version, switches: [...version.switches, record] });
  return { ...switched(changed, name, record), eventIds };
}

function withVersion(life: Life, key: VersionKey, version: PolicyVersion): Life {
  return { ...life, versions: new Map(life.versions).set(nameOf(key), version) };
}

function switched(life: Life, name: string, { mode, rollbackOf }: PolicySwitched): Life {
  switch (mode) {
    case 'SHADOW':
      return { ...life, shadow: name };
    case 'SHADOW_ENDED':
      return { ...life, shadow: null };
    case 'LIVE': {
      const shadow = life.shadow === name ? null : life.shadow;
      const stack = rollbackOf === null ? life.stack : before(life.stack, name);
      return { ...life, live: name, shadow, stack: [...stack, name] };
    }
  }
}

/** What stood below the last time that a version was live; the whole but its end where it has been taken back before. */
function before(stack: readonly string[], name: string): readonly string[] {
  const at = stack.lastIndexOf(name);
  return stack.slice(0, at < 0 ? -1 : at);
}
