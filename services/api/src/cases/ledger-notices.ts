/** What a case tells the ledger: an invoice promised, disputed, or its dispute settled. Dates are ISO. */
export interface LedgerNotice {
  readonly type: 'OverdueEvent';
  /** Follows from case, act and invoice: sent again it is the same event. */
  readonly eventId: string;
  readonly occurredAt: string;
  readonly source: 'cases';
  readonly customerId: string;
  readonly kind: 'PROMISED' | 'DISPUTED' | 'DISPUTE_RESOLVED';
  readonly invoiceId: string;
  readonly promisedDate: string | null;
  readonly amountMinor: number | null;
  readonly reason: string | null;
}

/** The way of notices onto the ledger's log. */
export interface LedgerNotices {
  /** Hands them over, all or none. @throws LedgerSilent where they were not taken */
  send(notices: readonly LedgerNotice[]): Promise<void>;
}

/** The ledger did not take the notices; the same request may be sent again. */
export class LedgerSilent extends Error {
  override readonly name = 'LedgerSilent';
}

const PATIENCE_MS = 5_000;

/** By the intake's REST interface. */
export function intakeNotices(url: string, token: string): LedgerNotices {
  return {
    async send(notices) {
      let response: Response;
      try {
        response = await fetch(new URL('/v1/events/batch', url), {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(notices),
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
      } catch (error) {
        throw new LedgerSilent('the intake does not answer', { cause: error });
      }
      if (response.ok) return;
      const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
      throw new LedgerSilent(problem.detail ?? problem.title ?? `the intake answered ${response.status}`);
    },
  };
}

/** Where the API was given no intake. */
export const noNotices: LedgerNotices = {
  send: () =>
    Promise.reject(new LedgerSilent('set FORESHOCK_INTAKE_URL and FORESHOCK_INTAKE_TOKEN of the API')),
};
