import type { Act, Actor, FitCheck, Mode, Refusal } from './command.ts';
import type { Life, PolicyVersion } from './life.ts';
import { nameOf } from './name.ts';

/** Puts an approved version in force, with all the names on the event. */
export function switching(
  life: Life,
  { proposal, approval }: PolicyVersion,
  { mode, rollbackOf }: { readonly mode: Mode; readonly rollbackOf: string | null },
  { actor, fit }: { readonly actor: Actor; readonly fit: FitCheck },
): Act | Refusal {
  const { policyId, version, hash, body, proposedBy } = proposal;
  const live = life.live === null ? undefined : life.versions.get(life.live);
  const unfit = fit(body, live?.proposal.body ?? null);
  if (unfit !== null)
    return { refused: 'unfit', message: `${nameOf(proposal)} cannot be in force: ${unfit}` };
  const { by, atMs, eventId, note } = actor;
  const common = { eventId, occurredAt: atMs, policyId, version };
  const record = { ...common, mode, switchedBy: by, rollbackOf, note };
  const names = { activatedBy: by, approvedBy: approval?.by ?? null, proposedBy };
  const event = { ...common, source: 'foreshock/intake', hash, body, mode, ...names, rollbackOf };
  return {
    key: { policyId, version },
    records: [{ type: 'PolicySwitched', record }],
    events: [{ type: 'PolicyActivated', record: event }],
  };
}
