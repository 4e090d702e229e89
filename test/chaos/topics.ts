export const MONITOR = 'foreshock-monitor';
export const WAREHOUSE = 'foreshock-warehouse';

/** What the warehouse must have copied in the end. */
export const FOLLOWED = [
  'ledger.events',
  'ledger.events.dlq',
  'risk.indicators',
  'risk.assessments',
  'risk.warnings',
  'risk.rating-changes',
  'risk.ratings',
  'risk.actions',
  'risk.shadow',
] as const;
