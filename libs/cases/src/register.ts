import { Agenda } from './agenda.ts';
import type { Case, Instant } from './case.ts';
import type { CasesConfig } from './config.ts';
import type { ActKind } from './input.ts';
import type { RefusalCode } from './refusal.ts';
import { isClosed } from './standing.ts';

/** What became of an act; remembered as long as its case, so that the same act again has the same answer. */
export interface Judged {
  readonly kind: ActKind;
  readonly refusal: RefusalCode | null;
}

interface Entry {
  current: Case;
  readonly acts: Map<string, Judged>;
}

/**
 * All cases that are open, or were closed so recently that a warning would open them again. The only mutable thing here:
 * `step` changes it, nothing else may.
 */
export class Cases {
  readonly config: CasesConfig;
  /** Latest instant seen; time never runs back. */
  now: Instant = 0;
  readonly #entries = new Map<string, Entry>();
  readonly #latestOf = new Map<string, string>();
  readonly #ofWarning = new Map<string, string>();
  readonly #due = new Agenda();
  readonly #over = new Agenda();

  constructor(config: CasesConfig) {
    this.config = config;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** When time alone will change something next, ms since 1970; null when nothing waits. */
  get nextDueMs(): Instant | null {
    for (let first = this.#due.first; first !== undefined; first = this.#due.first) {
      const of = this.case(first.caseId);
      if (of !== undefined && datesOf(of).includes(first.at)) return first.at;
      this.#due.take();
    }
    return null;
  }

  case(caseId: string): Case | undefined {
    return this.#entries.get(caseId)?.current;
  }

  actsOf(caseId: string): Map<string, Judged> | undefined {
    return this.#entries.get(caseId)?.acts;
  }

  latestOf(customerId: string): Case | undefined {
    return this.case(this.#latestOf.get(customerId) ?? '');
  }

  /** The case in which a warning was last told of. */
  withWarning(warningId: string): Case | undefined {
    return this.case(this.#ofWarning.get(warningId) ?? '');
  }

  /** Takes in a case as it stands now. */
  put(of: Case): void {
    const { caseId } = of;
    const entry = this.#entries.get(caseId);
    const known = entry === undefined ? [] : datesOf(entry.current);
    for (const at of datesOf(of)) if (!known.includes(at)) this.#due.add(at, caseId);
    const { closedAt } = of.human;
    if (closedAt !== null && closedAt !== entry?.current.human.closedAt)
      this.#over.add(closedAt + this.config.mergeWithinMs, caseId);
    if (entry !== undefined) {
      entry.current = of;
      return;
    }
    this.#entries.set(caseId, { current: of, acts: new Map() });
    this.#latestOf.set(of.customerId, caseId);
  }

  /** Notes in which case a warning is. */
  place(warningId: string, caseId: string): void {
    this.#ofWarning.set(warningId, caseId);
  }

  /** Takes the case with the earliest date that has come out of the agenda. */
  takeDue(now: Instant): Case | undefined {
    const next = this.nextDueMs;
    return next === null || next > now ? undefined : this.case(this.#due.take()?.caseId ?? '');
  }

  /** Lets go of what has been closed for so long that nothing opens it again. */
  forget(now: Instant): void {
    for (let first = this.#over.first; first !== undefined && first.at < now; first = this.#over.first) {
      this.#over.take();
      const of = this.case(first.caseId);
      if (of === undefined || !isClosed(of)) continue;
      if ((of.human.closedAt ?? 0) + this.config.mergeWithinMs === first.at) this.#drop(of);
    }
  }

  #drop({ caseId, customerId, machine }: Case): void {
    this.#entries.delete(caseId);
    if (this.#latestOf.get(customerId) === caseId) this.#latestOf.delete(customerId);
    for (const { warningId } of machine.warnings)
      if (this.#ofWarning.get(warningId) === caseId) this.#ofWarning.delete(warningId);
  }
}

/** Moments at which time alone changes a case: a due time that is not missed yet, the end of an acknowledgement. */
function datesOf({ due, human }: Case): readonly Instant[] {
  const ends = human.stage === 'ACKNOWLEDGED' ? human.acknowledgedUntil : null;
  return [...(due !== null && !due.isMissed ? [due.at] : []), ...(ends === null ? [] : [ends])];
}
