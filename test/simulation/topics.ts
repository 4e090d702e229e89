/** The log. */
export const INPUT = 'ledger.events';
export const LETTERS = 'ledger.events.dlq';
export const STATES = 'risk.indicators';
export const DECISIONS = [
  'risk.assessments',
  'risk.warnings',
  'risk.rating-changes',
  'risk.ratings',
  'risk.actions',
  'risk.shadow',
] as const;
export const TOPICS = [INPUT, LETTERS, STATES, ...DECISIONS] as const;
