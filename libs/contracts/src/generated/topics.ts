// Generated from schemas/ by `npm run generate`; do not edit.

export const topics = [
  {
    "name": "ledger.events",
    "description": "The one log.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.ledger.InvoiceEvent",
      "foreshock.ledger.PaymentEvent",
      "foreshock.ledger.OverdueEvent",
      "foreshock.ledger.CustomerEvent",
      "foreshock.ledger.SignalEvent",
      "foreshock.ledger.ClockTick",
      "foreshock.ledger.PolicyActivated",
      "foreshock.ledger.FxRate",
      "foreshock.ledger.JudgementEvent",
      "foreshock.ledger.ShadowDeactivated"
    ]
  },
  {
    "name": "ledger.events.dlq",
    "description": "Records of the log that break the contract: original bytes, reason in the headers.",
    "key": "as received",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": []
  },
  {
    "name": "risk.indicators",
    "description": "Latest indicators of every customer.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.IndicatorsUpdated"
    ]
  },
  {
    "name": "risk.assessments",
    "description": "Score, grade, limit.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.RiskAssessed"
    ]
  },
  {
    "name": "risk.warnings",
    "description": "Warnings.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.WarningRaised",
      "foreshock.risk.WarningEscalated",
      "foreshock.risk.WarningCleared"
    ]
  },
  {
    "name": "risk.rating-changes",
    "description": "Downgrades and upgrades for downstream systems.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.RatingChanged"
    ]
  },
  {
    "name": "risk.ratings",
    "description": "The rating in force of every customer: where downstream systems begin.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.RatingInForce"
    ]
  },
  {
    "name": "risk.actions",
    "description": "Recommended measures.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.CreditActionRecommended"
    ]
  },
  {
    "name": "risk.shadow",
    "description": "Where the shadow policy differs from the live one.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.ShadowDiffered"
    ]
  },
  {
    "name": "risk.portfolio-warnings",
    "description": "Warnings about portfolios, and how far they were evaluated.",
    "key": "rule/dimension/member",
    "partitions": 1,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.risk.PortfolioWarningRaised",
      "foreshock.risk.PortfolioWarningEscalated",
      "foreshock.risk.PortfolioWarningCleared",
      "foreshock.risk.PortfolioEvaluated"
    ]
  },
  {
    "name": "alerts.log",
    "description": "Everything that the people's side decides on: warnings and rating changes as published, acts, silences, time. One partition: their order is the order of decisions.",
    "key": "customerId or silenceId",
    "partitions": 1,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.alerts.CaseAct",
      "foreshock.alerts.AlertsConfigured",
      "foreshock.alerts.TimePassed",
      "foreshock.alerts.SilenceSet",
      "foreshock.alerts.SilenceEnded",
      "foreshock.alerts.PromiseSettled",
      "foreshock.risk.WarningRaised",
      "foreshock.risk.WarningEscalated",
      "foreshock.risk.WarningCleared",
      "foreshock.risk.PortfolioWarningRaised",
      "foreshock.risk.PortfolioWarningEscalated",
      "foreshock.risk.PortfolioWarningCleared",
      "foreshock.risk.RatingChanged"
    ]
  },
  {
    "name": "alerts.deliveries",
    "description": "Notifications and their state.",
    "key": "deliveryId",
    "partitions": 8,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.alerts.DeliveryUpdated"
    ]
  },
  {
    "name": "alerts.cases",
    "description": "Cases as they stand, and the outcome of every act on one.",
    "key": "caseId",
    "partitions": 8,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.alerts.CaseUpdated"
    ]
  },
  {
    "name": "alerts.held",
    "description": "Notices that were held back, and why.",
    "key": "customerId",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.alerts.NoticeHeld"
    ]
  },
  {
    "name": "alerts.targets",
    "description": "Whether each target is sent to.",
    "key": "target",
    "partitions": 1,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.alerts.TargetUpdated"
    ]
  },
  {
    "name": "ops.audit",
    "description": "Who did what to the system, and why.",
    "key": "subject",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.ops.AuditEntry"
    ]
  },
  {
    "name": "ops.policies",
    "description": "The life of policies: proposals, approvals, what is live and what is the shadow. One partition: their order is the order of what is in force.",
    "key": "policyId",
    "partitions": 1,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.ops.PolicyProposed",
      "foreshock.ops.PolicyApproved",
      "foreshock.ops.PolicySwitched"
    ]
  },
  {
    "name": "ops.audit-seals",
    "description": "The chain of hashes over the audit.",
    "key": "partition of the audit",
    "partitions": 8,
    "cleanupPolicy": "delete",
    "retentionMs": -1,
    "subjects": [
      "foreshock.ops.AuditSealed"
    ]
  },
  {
    "name": "ops.api-keys",
    "description": "Keys of the API as they are now, by hash.",
    "key": "keyId",
    "partitions": 1,
    "cleanupPolicy": "compact",
    "retentionMs": -1,
    "subjects": [
      "foreshock.ops.ApiKeyChanged"
    ]
  }
] as const;
