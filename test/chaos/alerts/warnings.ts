import type { WarningRaised } from '@foreshock/contracts';

/** A raised warning as the monitor publishes it. */
export function warning(warningId: string, customerId: string, ruleId: string): WarningRaised {
  return {
    warningId,
    customerId,
    asOf: 15_751,
    partition: 0,
    offset: 1,
    policyId: 'default',
    policyVersion: '1',
    coreVersion: '1',
    ruleId,
    titleEn: 'Long overdue',
    titleZh: '长期逾期',
    riskSource: 'CREDIT',
    severity: 'MEDIUM',
    likelihood: 'HIGH',
    priority: 2,
    nextStepEn: 'Call the customer.',
    nextStepZh: '致电客户。',
    ruleJson: '{}',
    openMinor: 500_000,
    overdueMinor: 120_050,
    currency: 'USD',
    evidence: [{ name: 'maxDaysPastDue', value: 45, threshold: 30, points: null, met: true }],
    segment: 'MEDIUM',
    owner: 'collector-7',
    region: null,
    grade: null,
    expectedLossMinor: null,
    contingencyPlan: [],
  };
}
