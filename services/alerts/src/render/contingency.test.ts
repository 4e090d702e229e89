import type { ContingencyStep } from '@foreshock/contracts';
import { describe, expect, it } from 'vitest';
import { clearedWarning, raisedWarning } from '../testing/fixtures.ts';
import { notificationAbout } from '../testing/messages.ts';
import { foldWarning, type WarningOpening } from '../desk/warning-event.ts';

const step: ContingencyStep = {
  textEn: 'Call the customer.',
  textZh: '致电客户。',
  responsibleRole: 'collector',
  dueDate: 15_753,
  approvalRequired: false,
  kind: null,
  escalateOn: 15_760,
};
const contingencyPlan: readonly ContingencyStep[] = [
  step,
  {
    ...step,
    textEn: 'Hold the orders.',
    textZh: '暂停订单。',
    responsibleRole: 'credit-manager',
    dueDate: 15_756,
    approvalRequired: true,
    kind: 'HOLD',
    escalateOn: null,
  },
];
const raised = raisedWarning({ contingencyPlan });
const fold = (openings = new Map<string, WarningOpening>()) =>
  foldWarning(openings, { type: 'WarningRaised', record: raised });

describe('the contingency plan of a warning', () => {
  it('says in order who does what until when, after the next step', () => {
    const { text } = notificationAbout(fold(), 'en', 5).data;
    expect(text.split('\n').slice(-4)).toEqual([
      'Next step: Call the customer.',
      'Contingency plan:',
      '1. Call the customer. (collector, by 2013-02-17, one level up on 2013-02-24 if not done)',
      '2. Hold the orders. (credit-manager, by 2013-02-20, needs approval)',
    ]);
  });

  it('says it in Chinese', () => {
    const { text } = notificationAbout(fold(), 'zh', 5).data;
    expect(text.split('\n').slice(-3)).toEqual([
      '应急预案：',
      '1. 致电客户。（collector，2013年2月17日前完成，2013年2月24日仍未完成则上报一级）',
      '2. 暂停订单。（credit-manager，2013年2月20日前完成，需审批）',
    ]);
  });

  it('is in the data for programs', () => {
    expect(notificationAbout(fold(), 'en', 5).data.contingencyPlan?.[1]).toEqual({
      text: 'Hold the orders.',
      responsibleRole: 'credit-manager',
      dueDate: '2013-02-20',
      approvalRequired: true,
      kind: 'HOLD',
      escalateOn: null,
    });
  });

  it('is the one of the new severity when the warning escalates', () => {
    const openings = new Map<string, WarningOpening>();
    fold(openings);
    const record = {
      ...raisedWarning({ severity: 'HIGH', contingencyPlan: contingencyPlan.slice(1) }),
      fromSeverity: 'MEDIUM' as const,
    };
    const escalated = foldWarning(openings, { type: 'WarningEscalated', record });
    const { text } = notificationAbout(escalated, 'en', 5).data;
    expect(text).toContain('Contingency plan:\n1. Hold the orders.');
  });

  it('is not there where the policy has none, nor when the warning is over', () => {
    const openings = new Map<string, WarningOpening>();
    const without = foldWarning(openings, { type: 'WarningRaised', record: raisedWarning() });
    const cleared = foldWarning(openings, { type: 'WarningCleared', record: clearedWarning() });
    for (const event of [without, cleared]) {
      const { contingencyPlan: plan, text } = notificationAbout(event, 'en', 5).data;
      expect(plan).toEqual([]);
      expect(text).not.toContain('Contingency');
    }
  });
});
