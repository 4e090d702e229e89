import type { Act, Actor, Command, FitCheck, Mode, PolicyFile, Refusal } from './command.ts';
import { evolve, type Life, type LifeRecord, type PolicyVersion } from './life.ts';
import { keyOf, nameOf, type VersionKey } from './name.ts';
import { rolledBack } from './rollback.ts';
import { switching } from './switching.ts';

/** What a command leads to, given all that was done before. Pure and total. */
export function decide(life: Life, command: Command, actor: Actor, fit: FitCheck): Act | Refusal {
  const done = doneBefore(life, actor);
  if (done !== null) return { key: done, records: [], events: [] };
  switch (command.type) {
    case 'propose':
      return propose(life, command.file, actor);
    case 'approve':
      return approve(life, command.key, actor);
    case 'activate':
      return activate(life, command.key, command.mode, { actor, fit });
    case 'deactivate-shadow':
      return deactivateShadow(life, actor);
    case 'rollback':
      return rolledBack(life, command.to, { actor, fit });
    case 'begin':
      return begin(life, command.file, command.approvedBy, { actor, fit });
  }
}

/** The version to which the same act was done, however things went on from there; null where it was not. */
function doneBefore({ versions, eventIds }: Life, { eventId }: Actor): VersionKey | null {
  if (!eventIds.has(eventId)) return null;
  for (const { switches } of versions.values()) {
    const done = switches.find((one) => one.eventId === eventId);
    if (done !== undefined) return { policyId: done.policyId, version: done.version };
  }
  return null;
}

function propose(life: Life, file: PolicyFile, { by, atMs, eventId, note }: Actor): Act | Refusal {
  const { policyId, version, hash, body, sourceText } = file;
  const known = life.versions.get(nameOf(file));
  if (known !== undefined && known.proposal.hash !== hash) {
    return refuse(
      `${nameOf(file)} was proposed with another body by ${known.proposal.proposedBy}: a version never changes. ` +
        'Raise `version` in the file and propose that',
    );
  }
  if (known !== undefined) return { key: file, records: [], events: [] };
  const common = { eventId, occurredAt: atMs, policyId, version, hash };
  const record = { ...common, body, sourceText, proposedBy: by, note };
  return { key: file, records: [{ type: 'PolicyProposed', record }], events: [] };
}

function approve(life: Life, key: VersionKey, { by, atMs, eventId, note }: Actor): Act | Refusal {
  const known = life.versions.get(nameOf(key));
  if (known === undefined) return unknown(key);
  const { hash, proposedBy } = known.proposal;
  if (isSamePerson(by, proposedBy)) {
    return refuse(
      `${nameOf(key)} was proposed by ${proposedBy}, who cannot approve it: another person runs ` +
        `\`foreshock policy approve ${nameOf(key)} --by <name>\``,
    );
  }
  if (known.approval !== null) return { key, records: [], events: [] };
  const { policyId, version } = key;
  const record = { eventId, occurredAt: atMs, policyId, version, hash, approvedBy: by, note };
  return { key, records: [{ type: 'PolicyApproved', record }], events: [] };
}

function activate(
  life: Life,
  key: VersionKey,
  mode: Mode,
  { actor, fit }: { actor: Actor; fit: FitCheck },
): Act | Refusal {
  const name = nameOf(key);
  const version = life.versions.get(name);
  if (version === undefined) return unknown(key);
  const refusal = inTheWay(life, version, name, mode);
  return refusal ?? switching(life, version, { mode, rollbackOf: null }, { actor, fit });
}

function inTheWay(
  life: Life,
  { approval, proposal }: PolicyVersion,
  name: string,
  mode: Mode,
): Refusal | null {
  if (approval === null) {
    return refuse(
      `${name} is not approved: another person than its author ${proposal.proposedBy} runs ` +
        `\`foreshock policy approve ${name} --by <name>\` first`,
    );
  }
  if (life.live === name) {
    return refuse(`${name} is live already${mode === 'SHADOW' ? '; a shadow is another version' : ''}`);
  }
  if (mode === 'LIVE') return null;
  if (life.shadow === name) return refuse(`${name} is the shadow already`);
  if (life.live !== null) return null;
  return refuse(
    `a shadow is compared with a live policy, and none is live: activate one with --mode live first`,
  );
}

function deactivateShadow(life: Life, { by, atMs, eventId, note }: Actor): Act | Refusal {
  const key = life.shadow === null ? null : keyOf(life.shadow);
  if (key === null) return refuse('there is no shadow policy; `foreshock policy list` shows what there is');
  const { policyId, version } = key;
  const common = { eventId, occurredAt: atMs, policyId, version };
  const record = { ...common, mode: 'SHADOW_ENDED' as const, switchedBy: by, rollbackOf: null, note };
  const event = { ...common, source: 'foreshock/intake', deactivatedBy: by };
  return {
    key,
    records: [{ type: 'PolicySwitched', record }],
    events: [{ type: 'ShadowDeactivated', record: event }],
  };
}

function begin(
  life: Life,
  file: PolicyFile,
  approvedBy: string,
  { actor, fit }: { actor: Actor; fit: FitCheck },
): Act | Refusal {
  if (life.live !== null) {
    return refuse(
      `${life.live} is live: another policy is proposed, approved by another person, and then activated ` +
        '(`foreshock policy propose <file>`)',
    );
  }
  const steps: readonly [Command, Actor][] = [
    [
      { type: 'propose', file },
      { ...actor, eventId: `${actor.eventId}-proposed` },
    ],
    [
      { type: 'approve', key: file },
      { ...actor, eventId: `${actor.eventId}-approved`, by: approvedBy },
    ],
    [{ type: 'activate', key: file, mode: 'LIVE' }, actor],
  ];
  let state = life;
  const records: LifeRecord[] = [];
  for (const [command, who] of steps) {
    const done = decide(state, command, who, fit);
    if ('refused' in done) return done;
    records.push(...done.records);
    state = done.records.reduce(evolve, state);
    if (command.type === 'activate') return { key: file, records, events: done.events };
  }
  throw new Error('a policy begins with its activation');
}

/** Names are claims, so differences of case and blanks make no other person. */
function isSamePerson(one: string, other: string): boolean {
  const bare = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();
  return bare(one) === bare(other);
}

function refuse(message: string): Refusal {
  return { refused: 'refused', message };
}

function unknown(key: VersionKey): Refusal {
  const message = `there is no ${nameOf(key)}; \`foreshock policy list\` shows what was proposed`;
  return { refused: 'unknown', message };
}
