// Generated from schemas/ by `npm run generate`; do not edit.

import type {
  ClockTick,
  CustomerEvent,
  FxRate,
  InvoiceEvent,
  JudgementEvent,
  OverdueEvent,
  PaymentEvent,
  PolicyActivated,
  ShadowDeactivated,
  SignalEvent,
  CreditActionRecommended,
  IndicatorsUpdated,
  PortfolioEvaluated,
  PortfolioWarningCleared,
  PortfolioWarningEscalated,
  PortfolioWarningRaised,
  RatingChanged,
  RatingInForce,
  RiskAssessed,
  ShadowDiffered,
  WarningCleared,
  WarningEscalated,
  WarningRaised,
  AlertsConfigured,
  CaseAct,
  CaseUpdated,
  DeliveryUpdated,
  NoticeHeld,
  PromiseSettled,
  SilenceEnded,
  SilenceSet,
  TargetUpdated,
  TimePassed,
  ApiKeyChanged,
  AuditEntry,
  AuditSealed,
  PolicyApproved,
  PolicyProposed,
  PolicySwitched,
} from './types.ts';

/** Every record of the contract by its short name. */
export interface RecordTypes {
  ClockTick: ClockTick;
  CustomerEvent: CustomerEvent;
  FxRate: FxRate;
  InvoiceEvent: InvoiceEvent;
  JudgementEvent: JudgementEvent;
  OverdueEvent: OverdueEvent;
  PaymentEvent: PaymentEvent;
  PolicyActivated: PolicyActivated;
  ShadowDeactivated: ShadowDeactivated;
  SignalEvent: SignalEvent;
  CreditActionRecommended: CreditActionRecommended;
  IndicatorsUpdated: IndicatorsUpdated;
  PortfolioEvaluated: PortfolioEvaluated;
  PortfolioWarningCleared: PortfolioWarningCleared;
  PortfolioWarningEscalated: PortfolioWarningEscalated;
  PortfolioWarningRaised: PortfolioWarningRaised;
  RatingChanged: RatingChanged;
  RatingInForce: RatingInForce;
  RiskAssessed: RiskAssessed;
  ShadowDiffered: ShadowDiffered;
  WarningCleared: WarningCleared;
  WarningEscalated: WarningEscalated;
  WarningRaised: WarningRaised;
  AlertsConfigured: AlertsConfigured;
  CaseAct: CaseAct;
  CaseUpdated: CaseUpdated;
  DeliveryUpdated: DeliveryUpdated;
  NoticeHeld: NoticeHeld;
  PromiseSettled: PromiseSettled;
  SilenceEnded: SilenceEnded;
  SilenceSet: SilenceSet;
  TargetUpdated: TargetUpdated;
  TimePassed: TimePassed;
  ApiKeyChanged: ApiKeyChanged;
  AuditEntry: AuditEntry;
  AuditSealed: AuditSealed;
  PolicyApproved: PolicyApproved;
  PolicyProposed: PolicyProposed;
  PolicySwitched: PolicySwitched;
}

export type RecordName = keyof RecordTypes;

/** Full name (which is the registry subject) and topic of every record. */
export const recordTable = {
  ClockTick: { fullName: 'foreshock.ledger.ClockTick', topic: 'ledger.events' },
  CustomerEvent: { fullName: 'foreshock.ledger.CustomerEvent', topic: 'ledger.events' },
  FxRate: { fullName: 'foreshock.ledger.FxRate', topic: 'ledger.events' },
  InvoiceEvent: { fullName: 'foreshock.ledger.InvoiceEvent', topic: 'ledger.events' },
  JudgementEvent: { fullName: 'foreshock.ledger.JudgementEvent', topic: 'ledger.events' },
  OverdueEvent: { fullName: 'foreshock.ledger.OverdueEvent', topic: 'ledger.events' },
  PaymentEvent: { fullName: 'foreshock.ledger.PaymentEvent', topic: 'ledger.events' },
  PolicyActivated: { fullName: 'foreshock.ledger.PolicyActivated', topic: 'ledger.events' },
  ShadowDeactivated: { fullName: 'foreshock.ledger.ShadowDeactivated', topic: 'ledger.events' },
  SignalEvent: { fullName: 'foreshock.ledger.SignalEvent', topic: 'ledger.events' },
  CreditActionRecommended: { fullName: 'foreshock.risk.CreditActionRecommended', topic: 'risk.actions' },
  IndicatorsUpdated: { fullName: 'foreshock.risk.IndicatorsUpdated', topic: 'risk.indicators' },
  PortfolioEvaluated: { fullName: 'foreshock.risk.PortfolioEvaluated', topic: 'risk.portfolio-warnings' },
  PortfolioWarningCleared: { fullName: 'foreshock.risk.PortfolioWarningCleared', topic: 'risk.portfolio-warnings' },
  PortfolioWarningEscalated: { fullName: 'foreshock.risk.PortfolioWarningEscalated', topic: 'risk.portfolio-warnings' },
  PortfolioWarningRaised: { fullName: 'foreshock.risk.PortfolioWarningRaised', topic: 'risk.portfolio-warnings' },
  RatingChanged: { fullName: 'foreshock.risk.RatingChanged', topic: 'risk.rating-changes' },
  RatingInForce: { fullName: 'foreshock.risk.RatingInForce', topic: 'risk.ratings' },
  RiskAssessed: { fullName: 'foreshock.risk.RiskAssessed', topic: 'risk.assessments' },
  ShadowDiffered: { fullName: 'foreshock.risk.ShadowDiffered', topic: 'risk.shadow' },
  WarningCleared: { fullName: 'foreshock.risk.WarningCleared', topic: 'risk.warnings' },
  WarningEscalated: { fullName: 'foreshock.risk.WarningEscalated', topic: 'risk.warnings' },
  WarningRaised: { fullName: 'foreshock.risk.WarningRaised', topic: 'risk.warnings' },
  AlertsConfigured: { fullName: 'foreshock.alerts.AlertsConfigured', topic: 'alerts.log' },
  CaseAct: { fullName: 'foreshock.alerts.CaseAct', topic: 'alerts.log' },
  CaseUpdated: { fullName: 'foreshock.alerts.CaseUpdated', topic: 'alerts.cases' },
  DeliveryUpdated: { fullName: 'foreshock.alerts.DeliveryUpdated', topic: 'alerts.deliveries' },
  NoticeHeld: { fullName: 'foreshock.alerts.NoticeHeld', topic: 'alerts.held' },
  PromiseSettled: { fullName: 'foreshock.alerts.PromiseSettled', topic: 'alerts.log' },
  SilenceEnded: { fullName: 'foreshock.alerts.SilenceEnded', topic: 'alerts.log' },
  SilenceSet: { fullName: 'foreshock.alerts.SilenceSet', topic: 'alerts.log' },
  TargetUpdated: { fullName: 'foreshock.alerts.TargetUpdated', topic: 'alerts.targets' },
  TimePassed: { fullName: 'foreshock.alerts.TimePassed', topic: 'alerts.log' },
  ApiKeyChanged: { fullName: 'foreshock.ops.ApiKeyChanged', topic: 'ops.api-keys' },
  AuditEntry: { fullName: 'foreshock.ops.AuditEntry', topic: 'ops.audit' },
  AuditSealed: { fullName: 'foreshock.ops.AuditSealed', topic: 'ops.audit-seals' },
  PolicyApproved: { fullName: 'foreshock.ops.PolicyApproved', topic: 'ops.policies' },
  PolicyProposed: { fullName: 'foreshock.ops.PolicyProposed', topic: 'ops.policies' },
  PolicySwitched: { fullName: 'foreshock.ops.PolicySwitched', topic: 'ops.policies' },
} as const;
