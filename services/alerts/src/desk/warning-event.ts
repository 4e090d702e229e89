import type { WarningCleared, WarningEscalated, WarningRaised } from '@foreshock/contracts';

/** A warning's event as routing and templates see it: the same shape for all three kinds. */
export interface WarningEvent {
  readonly kind: 'RAISED' | 'ESCALATED' | 'CLEARED';
  readonly record: WarningRaised | WarningEscalated | WarningCleared;
  /** The portfolio that it is about; null for a customer's. */
  readonly portfolio: Portfolio | null;
  /** What the opening said; null for a clearing whose opening was never seen. */
  readonly opening: WarningOpening | null;
}

/** Which customers together a warning is about. */
export interface Portfolio {
  readonly dimension: string;
  readonly member: string;
}

/** What stays known of an open warning: a clearing does not repeat it. */
export interface WarningOpening {
  readonly titleEn: string;
  readonly titleZh: string;
  readonly severity: WarningRaised['severity'];
  readonly riskSource: WarningRaised['riskSource'];
  /** Customer's size class; null when unknown. */
  readonly segment: string | null;
}

export type WarningRecord =
  | { readonly type: 'WarningRaised'; readonly record: WarningRaised }
  | { readonly type: 'WarningEscalated'; readonly record: WarningEscalated }
  | { readonly type: 'WarningCleared'; readonly record: WarningCleared };

const kinds = { WarningRaised: 'RAISED', WarningEscalated: 'ESCALATED', WarningCleared: 'CLEARED' } as const;

/**
 * Folds one warning record into the openings known so far (in place) and gives its event.
 * An opening is kept until the warning clears, so the map's size is the number of open warnings.
 */
export function foldWarning(
  openings: Map<string, WarningOpening>,
  message: WarningRecord,
  portfolio: Portfolio | null = null,
): WarningEvent {
  const { type, record } = message;
  if (type === 'WarningCleared') {
    const opening = openings.get(record.warningId) ?? null;
    openings.delete(record.warningId);
    return { kind: kinds[type], record, portfolio, opening };
  }
  const { titleEn, titleZh, severity, riskSource, segment } = record;
  const opening = { titleEn, titleZh, severity, riskSource, segment };
  openings.set(record.warningId, opening);
  return { kind: kinds[type], record, portfolio, opening };
}
