import { expect, it } from 'vitest';
import type { Action, PolicyDocument } from './document.ts';
import { compiled, customer, document, overdueRule, records } from './testing/fixture.ts';

const call: Action = { kind: 'COLLECTION_STEP', role: 'collector', dueInDays: 7, approval: false };
const visit: Action = { ...call, role: 'senior-collector', dueInDays: 1 };
const limit: Action = { kind: 'LIMIT', role: 'credit-manager', dueInDays: 5, approval: true };
const policy = (changes: Partial<PolicyDocument> = {}) =>
  compiled(
    document({
      rules: [{ ...overdueRule, escalate: [{ when: { value: 'daysPastDue', gte: 20 }, severity: 'high' }] }],
      actions: { byGrade: { C: [limit] }, bySeverity: { low: [call], high: [visit] } },
      ...changes,
    }),
  );

it('recommends a warning’s measures with role, due date and warning', () => {
  const decisions = customer(policy()).on(10, { daysPastDue: 10 });
  const [raised] = records(decisions, 'WarningRaised');
  expect(records(decisions, 'CreditActionRecommended')).toEqual([
    {
      customerId: 'c1',
      asOf: 10,
      partition: 0,
      offset: 0,
      policyId: 'test',
      policyVersion: '1',
      actionId: 'c1.COLLECTION_STEP.0.19700111',
      kind: 'COLLECTION_STEP',
      responsibleRole: 'collector',
      dueDate: 17,
      approvalRequired: false,
      warningId: raised?.warningId,
      reason: 'Overdue',
      limitMinor: null,
      termsDays: null,
      currency: 'EUR',
      measure: null,
      discountRatio: null,
      discountDays: null,
      instalments: null,
      prepaymentRatio: null,
      transactionCapMinor: null,
      reviewDays: null,
    },
  ]);
});

it('recommends a grade’s measures without a warning, the limit with its amount', () => {
  const one = customer(policy({ rules: [] }));
  one.on(1, { daysPastDue: 0, turnoverMinor: 5_000 });
  const [action] = records(one.on(2, { daysPastDue: 45, turnoverMinor: 5_000 }), 'CreditActionRecommended');
  expect(action).toMatchObject({
    kind: 'LIMIT',
    warningId: null,
    reason: 'grade C',
    limitMinor: 0,
    approvalRequired: true,
  });
});

it('says a measure once, again when it becomes more urgent, and anew after its cause was gone', () => {
  const one = customer(policy());
  const said = [10, 15, 22, 31, 12, 0, 10].map((daysPastDue, day) =>
    records(one.on(day, { daysPastDue }), 'CreditActionRecommended').map(
      ({ responsibleRole }) => responsibleRole,
    ),
  );
  expect(said).toEqual([['collector'], [], ['senior-collector'], ['credit-manager'], [], [], ['collector']]);
});

it('a rule’s own measures take the place of the severity’s, from their severity up', () => {
  const hold: Action = { kind: 'HOLD', role: 'sales', dueInDays: 0, approval: true, atSeverity: 'high' };
  const [rule] = policy().document.rules;
  const one = customer(policy({ rules: [{ ...rule!, actions: [hold] }] }));
  expect(records(one.on(1, { daysPastDue: 10 }), 'CreditActionRecommended')).toEqual([]);
  expect(records(one.on(2, { daysPastDue: 20 }), 'CreditActionRecommended')).toMatchObject([
    { kind: 'HOLD', dueDate: 2 },
  ]);
});
