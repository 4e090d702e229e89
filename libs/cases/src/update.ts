import type { Case, Instant } from './case.ts';
import type { CasesConfig } from './config.ts';
import type { CaseUpdate, Change } from './output.ts';
import { atStakeOf, priorityOf } from './priority.ts';
import { REFUSALS } from './refusal.ts';
import { isFiring, stateOf } from './standing.ts';

/** What is published of a case after a change. */
export function updateOf(of: Case, change: Change, config: CasesConfig, now: Instant): CaseUpdate {
  const { clearSince, ...machine } = of.machine;
  const { stage: _, ...human } = of.human;
  const words = change.refusal === null ? null : REFUSALS[change.refusal];
  const standing = {
    caseId: of.caseId,
    revision: of.revision,
    customerId: of.customerId,
    act: change.act,
    state: stateOf(of),
    machine: isFiring(of) ? ('FIRING' as const) : ('CLEAR' as const),
    ...machine,
    clearSince,
    openedAt: of.openedAt,
    ...human,
    dueKind: of.due?.kind ?? null,
    dueAt: of.due?.at ?? null,
    isOverdue: of.due?.isMissed ?? false,
    reopenings: of.reopenings,
    atStakeMinor: atStakeOf(machine.expectedLossMinor, machine.overdueMinor, config.fallbackLossShare),
  };
  const { value, factors } = priorityOf(standing, now);
  return {
    ...standing,
    priority: value,
    factors,
    change: change.kind,
    changedAt: change.at,
    about: change.about,
    refusalCode: change.refusal,
    refusalEn: words?.en ?? null,
    refusalZh: words?.zh ?? null,
  };
}
