import type {
  DeliveryUpdated,
  PortfolioWarningRaised,
  TargetUpdated,
  WarningCleared,
  WarningRaised,
} from '@foreshock/contracts';

/** A raised warning as the monitor publishes it. */
export function raisedWarning(overrides: Partial<WarningRaised> = {}): WarningRaised {
  return {
    warningId: 'C-1.long-overdue.41.20130215',
    customerId: 'C-1',
    asOf: 15_751,
    partition: 3,
    offset: 41,
    policyId: 'default',
    policyVersion: '1.0.0',
    coreVersion: '0.1.0',
    ruleId: 'long-overdue',
    titleEn: 'Long overdue',
    titleZh: '长期逾期',
    riskSource: 'CREDIT',
    severity: 'MEDIUM',
    likelihood: 'HIGH',
    priority: 2,
    nextStepEn: 'Call the customer.',
    nextStepZh: '致电客户。',
    ruleJson: '{"id":"long-overdue"}',
    openMinor: 500_000,
    overdueMinor: 120_050,
    currency: 'USD',
    evidence: [{ name: 'maxDaysPastDue', value: 45, threshold: 30, points: null, met: true }],
    segment: 'MEDIUM',
    owner: 'collector-7',
    contingencyPlan: [],
    region: 'EMEA',
    grade: 'D',
    expectedLossMinor: 9_000,
    ...overrides,
  };
}

/** A raised warning about an industry as the portfolio rules publish it. */
export function raisedPortfolioWarning(
  overrides: Partial<PortfolioWarningRaised> = {},
): PortfolioWarningRaised {
  const { customerId: _1, partition: _2, offset: _3, segment: _4, owner: _5, ...decided } = raisedWarning();
  const { region: _6, grade: _7, expectedLossMinor: _8, ...common } = decided;
  return {
    ...common,
    warningId: 'industryShare/industry/STEEL.20130215',
    ruleId: 'industryShare',
    dimension: 'industry',
    member: 'STEEL',
    titleEn: 'One industry holds much',
    titleZh: '单一行业占比过高',
    customers: 12,
    exposureMinor: 600_000,
    evidence: [{ name: 'exposureShare', value: 0.34, threshold: 0.3, points: null, met: true }],
    topCustomers: [],
    actions: [],
    ...overrides,
  };
}

/** Its clearing. */
export function clearedWarning(overrides: Partial<WarningCleared> = {}): WarningCleared {
  const {
    titleEn: _1,
    titleZh: _2,
    riskSource: _3,
    severity: _4,
    likelihood: _5,
    ...raised
  } = raisedWarning();
  const { priority: _6, nextStepEn: _7, nextStepZh: _8, ruleJson: _9, segment: _10, ...decided } = raised;
  const { owner: _11, contingencyPlan: _12, ...common } = decided;
  return { ...common, offset: 60, asOf: 15_760, raisedOn: 15_751, reason: 'paid', ...overrides };
}

/** A delivery that waits for its first try. */
export function pendingDelivery(overrides: Partial<DeliveryUpdated> = {}): DeliveryUpdated {
  return {
    deliveryId: 'dlv_1',
    customerId: 'C-1',
    warningId: 'C-1.long-overdue.41.20130215',
    event: 'RAISED',
    channel: 'webhook',
    target: 'collectors',
    state: 'PENDING',
    attempts: 0,
    nextAttemptAt: 1_000,
    lastError: null,
    updatedAt: 1_000,
    payload: '{"type":"warning.raised","timestamp":"2026-01-01T00:00:00.000Z","data":{"subject":"s"}}',
    kind: 'GROUP',
    notices: [],
    groupKey: null,
    caseId: null,
    roundStart: 0,
    resentBy: null,
    ...overrides,
  };
}

/** A target that is sent to, by a person's act. */
export function targetUpdate(overrides: Partial<TargetUpdated> = {}): TargetUpdated {
  return {
    target: 'collectors',
    state: 'ENABLED',
    reason: 'the receiver is back',
    deliveryId: null,
    updatedBy: 'team-lead',
    updatedAt: 2_000,
    ...overrides,
  };
}
