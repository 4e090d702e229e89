/** Where the service reads and writes, and as which consumer groups. */
export interface AlertsTopology {
  readonly warningsTopic: string;
  readonly portfolioTopic: string;
  readonly ratingsTopic: string;
  readonly logTopic: string;
  readonly deliveriesTopic: string;
  readonly casesTopic: string;
  readonly heldTopic: string;
  readonly targetsTopic: string;
  readonly deadLetterTopic: string;
  readonly groupPrefix: string;
}

export const defaultTopology: AlertsTopology = {
  warningsTopic: 'risk.warnings',
  portfolioTopic: 'risk.portfolio-warnings',
  ratingsTopic: 'risk.rating-changes',
  logTopic: 'alerts.log',
  deliveriesTopic: 'alerts.deliveries',
  casesTopic: 'alerts.cases',
  heldTopic: 'alerts.held',
  targetsTopic: 'alerts.targets',
  deadLetterTopic: 'ledger.events.dlq',
  groupPrefix: 'foreshock-alerts',
};
