import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import {
  compiled,
  customer,
  document,
  overdueRule,
  records,
  text,
  typesOf,
  withRule,
} from './testing/fixture.ts';

describe('an episode', () => {
  it('is raised with its evidence and a copy of its rule', () => {
    const raised = records(
      customer(compiled()).on(18_000, { daysPastDue: 10, openMinor: 900, overdueMinor: 300 }),
      'WarningRaised',
    );
    expect(raised).toEqual([
      {
        customerId: 'c1',
        contingencyPlan: [],
        asOf: 18_000,
        partition: 0,
        offset: 0,
        policyId: 'test',
        policyVersion: '1',
        openMinor: 900,
        overdueMinor: 300,
        currency: 'EUR',
        warningId: 'c1.overdue.0.20190414',
        ruleId: 'overdue',
        titleEn: 'Overdue',
        titleZh: 'Overdue 中文',
        riskSource: 'CREDIT',
        severity: 'LOW',
        likelihood: 'MEDIUM',
        priority: 8,
        nextStepEn: 'Call',
        nextStepZh: 'Call 中文',
        ruleJson: expect.stringContaining('"raise":{"gte":10,"value":"daysPastDue"}') as string,
        evidence: [{ name: 'daysPastDue', value: 10, threshold: 10, points: null, met: true }],
      },
    ]);
  });

  it('stays open between the levels and clears below the lower one', () => {
    const one = customer(compiled());
    one.on(1, { daysPastDue: 10 });
    expect(typesOf(one.on(2, { daysPastDue: 7 }))).toEqual(['RiskAssessed']);
    expect(one.on(3, { daysPastDue: 9 })).toEqual([]);
    const [cleared] = records(one.on(4, { daysPastDue: 4 }), 'WarningCleared');
    expect(cleared).toMatchObject({
      warningId: 'c1.overdue.0.19700102',
      ruleId: 'overdue',
      raisedOn: 1,
      reason: 'clear-level',
      evidence: [{ name: 'daysPastDue', value: 4, threshold: 5, met: true }],
    });
    expect(one.risk().open).toEqual({});
  });

  it('that comes back is a new one with a new id', () => {
    const one = customer(compiled());
    const ids = [10, 0, 10, 0].flatMap((daysPastDue, day) =>
      records(one.on(day, { daysPastDue }), 'WarningRaised').map(({ warningId }) => warningId),
    );
    expect(ids).toEqual(['c1.overdue.0.19700101', 'c1.overdue.2.19700103']);
  });

  it('stays open on a missing value, unless the clear level counts it', () => {
    const strict = customer(compiled());
    const lenient = customer(compiled(withRule({ clear: { value: 'daysPastDue', lt: 5, missing: true } })));
    for (const one of [strict, lenient]) one.on(1, { daysPastDue: 10 });
    expect(records(strict.on(2, { daysPastDue: null }), 'WarningCleared')).toHaveLength(0);
    expect(records(lenient.on(2, { daysPastDue: null }), 'WarningCleared')).toHaveLength(1);
  });

  it('without a clear level ends when the raise level is left', () => {
    const { clear: _, ...rule } = overdueRule;
    const one = customer(compiled(document({ rules: [rule] })));
    one.on(1, { daysPastDue: 10 });
    expect(records(one.on(2, { daysPastDue: 9 }), 'WarningCleared')).toHaveLength(1);
  });
});

describe('durations', () => {
  it('raise only what has held for so many days without a break', () => {
    const policy = compiled(withRule({ forDays: 3 }));
    const one = customer(policy);
    const raisedOn = (day: number, daysPastDue: number) =>
      records(one.on(day, { daysPastDue }), 'WarningRaised').map(({ asOf }) => asOf);
    expect(raisedOn(1, 10)).toEqual([]);
    expect(raisedOn(2, 9)).toEqual([]);
    expect(raisedOn(3, 10)).toEqual([]);
    expect(one.nextDay()).toBe(6);
    expect(raisedOn(5, 12)).toEqual([]);
    expect(raisedOn(6, 12)).toEqual([6]);
    // By itself he comes to the scorecard's 30 days past due 18 days later.
    expect(one.nextDay()).toBe(24);
  });

  it('clear only what has been quiet for so many days without a break', () => {
    const policy = compiled(withRule({ clearForDays: 2 }));
    const one = customer(policy);
    const clearedOn = (day: number, daysPastDue: number) =>
      records(one.on(day, { daysPastDue }), 'WarningCleared').map(({ asOf }) => asOf);
    one.on(1, { daysPastDue: 10 });
    expect(clearedOn(2, 0)).toEqual([]);
    expect(clearedOn(3, 6)).toEqual([]);
    expect(clearedOn(4, 0)).toEqual([]);
    expect(clearedOn(5, 0)).toEqual([]);
    expect(clearedOn(6, 0)).toEqual([6]);
  });

  it('may be a parameter of the segment', () => {
    const policy = compiled({ ...withRule({ forDays: '$patienceDays' }), parameters: { patienceDays: 5 } });
    const one = customer(policy);
    one.on(1, { daysPastDue: 10 });
    expect(records(one.on(5, { daysPastDue: 10 }), 'WarningRaised')).toHaveLength(0);
    expect(records(one.on(6, { daysPastDue: 10 }), 'WarningRaised')).toHaveLength(1);
  });
});

describe('severity', () => {
  const policy = compiled(
    withRule({
      escalate: [
        { when: { value: 'daysPastDue', gte: 20 }, severity: 'medium' },
        { when: { value: 'daysPastDue', gte: 30 }, severity: 'high', likelihood: 'high' },
      ],
    }),
  );

  it('rises while the warning is open, never falls back, and is said once', () => {
    const one = customer(policy);
    one.on(1, { daysPastDue: 10 });
    const [escalated] = records(one.on(2, { daysPastDue: 31 }), 'WarningEscalated');
    expect(escalated).toMatchObject({
      warningId: 'c1.overdue.0.19700102',
      fromSeverity: 'LOW',
      severity: 'HIGH',
      likelihood: 'HIGH',
      priority: 1,
    });
    expect(escalated?.evidence).toContainEqual({
      name: 'daysPastDue',
      value: 31,
      threshold: 30,
      points: null,
      met: true,
    });
    expect(records(one.on(3, { daysPastDue: 21 }), 'WarningEscalated')).toEqual([]);
    expect(records(one.on(4, { daysPastDue: 35 }), 'WarningEscalated')).toEqual([]);
  });

  it('is the highest that applies when the warning is raised', () => {
    const [raised] = records(customer(policy).on(1, { daysPastDue: 25 }), 'WarningRaised');
    expect(raised).toMatchObject({ severity: 'MEDIUM', priority: 5 });
  });
});

describe('materiality', () => {
  const policy = compiled(
    withRule({ materiality: { value: 'overdueMinor', minor: 1_000, ratio: 0.1, of: 'turnoverMinor' } }),
  );
  const at = (overdueMinor: number, turnoverMinor = 0) => ({ daysPastDue: 15, overdueMinor, turnoverMinor });

  it('needs the amount and the share of the other value', () => {
    const raises = (...amounts: Parameters<typeof at>) =>
      records(customer(policy).on(1, at(...amounts)), 'WarningRaised').length === 1;
    expect([raises(999), raises(1_000), raises(1_000, 10_001), raises(1_001, 10_001)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('clears a warning when less than half of the amount is left', () => {
    const one = customer(policy);
    one.on(1, at(1_000));
    expect(records(one.on(2, at(500)), 'WarningCleared')).toEqual([]);
    expect(records(one.on(3, at(499)), 'WarningCleared')[0]?.reason).toBe('below-materiality');
  });
});

describe('a new policy', () => {
  it('clears the warnings of a rule that it no longer has', () => {
    const one = customer(compiled());
    one.on(1, { daysPastDue: 10 });
    one.under(compiled(document({ version: '2', rules: [] })));
    expect(records(one.on(2, { daysPastDue: 10 }), 'WarningCleared')).toMatchObject([
      { warningId: 'c1.overdue.0.19700102', reason: 'rule-removed', policyVersion: '2' },
    ]);
  });

  it('never changes what an old warning says, and keeps its episode', () => {
    const one = customer(compiled());
    const [raised] = records(one.on(1, { daysPastDue: 10 }), 'WarningRaised');
    const said = structuredClone(raised);
    one.under(
      compiled(
        document({
          version: '2',
          rules: [{ ...overdueRule, title: text('Late'), clear: { value: 'daysPastDue', lt: 8 } }],
        }),
      ),
    );
    const [cleared] = records(one.on(2, { daysPastDue: 7 }), 'WarningCleared');
    expect(cleared?.warningId).toBe(raised?.warningId);
    expect(raised).toEqual(said);
    expect(raised).toMatchObject({ titleEn: 'Overdue', policyVersion: '1' });
  });

  it('clears what does not apply to the segment that a customer moved to', () => {
    const [segment] = document().segments;
    const policy = compiled(
      document({
        segments: [{ ...segment!, id: 'small', match: { size: ['S'] } }, segment!],
        rules: [{ ...overdueRule, segments: ['small'] }],
      }),
    );
    const one = customer(policy);
    one.on(1, { daysPastDue: 10 }, { segmentFacts: { size: 'S' } });
    const decisions = one.on(2, { daysPastDue: 10 }, { segmentFacts: { size: 'L' } });
    expect(records(decisions, 'WarningCleared')[0]?.reason).toBe('out-of-segment');
  });
});

it('rules can read the score and the grade that were just given', () => {
  const rule = {
    ...overdueRule,
    raise: { value: 'risk.gradeRank', gte: 2 },
    clear: { value: 'risk.score', gte: 590 },
  };
  const { clear: _, ...gradeRule } = rule;
  const one = customer(compiled(document({ rules: [gradeRule] })));
  expect(records(one.on(1, { daysPastDue: 0 }), 'WarningRaised')).toHaveLength(0);
  expect(records(one.on(2, { daysPastDue: 45 }), 'WarningRaised')).toHaveLength(1);
});

describe('an episode of at most 20 days', () => {
  const aged = () => customer(compiled(withRule({ maxDays: 20 })));
  const events = (decisions: readonly Decision[]) =>
    decisions.flatMap(({ type, record }) =>
      'warningId' in record && type.startsWith('Warning')
        ? [[type, record.warningId, 'reason' in record ? record.reason : '']]
        : [],
    );

  it('ends by its age, and begins anew as a case of its own while the rule holds', () => {
    const one = aged();
    one.on(18_000, { daysPastDue: 31 });
    expect(one.nextDay()).toBe(18_020);
    expect(events(one.on(18_019, { daysPastDue: 50 }))).toEqual([]);
    expect(events(one.on(18_020, { daysPastDue: 51 }))).toEqual([
      ['WarningCleared', 'c1.overdue.0.20190414', 'max-age'],
      ['WarningRaised', 'c1.overdue.2.20190504', ''],
    ]);
    expect(events(one.on(18_020, { daysPastDue: 51 }))).toEqual([]);
    expect(one.nextDay()).toBe(18_040);
  });

  it('ends for good between its levels, until the rule holds again', () => {
    const one = aged();
    one.on(18_000, { daysPastDue: 12 });
    one.on(18_010, { daysPastDue: 7 });
    expect(events(one.on(18_020, { daysPastDue: 7 })).map(([, , reason]) => reason)).toEqual(['max-age']);
    expect(events(one.on(18_021, { daysPastDue: 8 }))).toEqual([]);
    expect(events(one.on(18_023, { daysPastDue: 10 }))).toHaveLength(1);
  });
});

it('carries the plan of its severity with its dates, counted anew on an escalation', () => {
  const step = { text: text('Call'), role: 'collector', dueInDays: 3, approval: false };
  const legal = {
    ...step,
    text: text('Sue'),
    role: 'legal',
    approval: true,
    kind: 'LEGAL_STEP' as const,
    escalateAfterDays: 9,
  };
  const { rules } = withRule({ escalate: [{ when: { value: 'daysPastDue', gte: 20 }, severity: 'high' }] });
  const one = customer(compiled(document({ rules, contingency: { low: [step], high: [step, legal] } })));
  const [raised] = records(one.on(100, { daysPastDue: 12 }), 'WarningRaised');
  const call = { textEn: 'Call', textZh: 'Call 中文', responsibleRole: 'collector', approvalRequired: false };
  expect(raised?.contingencyPlan).toEqual([{ ...call, dueDate: 103, kind: null, escalateOn: null }]);
  const [escalated] = records(one.on(110, { daysPastDue: 22 }), 'WarningEscalated');
  expect(escalated?.contingencyPlan).toMatchObject([
    { dueDate: 113 },
    { textEn: 'Sue', kind: 'LEGAL_STEP', approvalRequired: true, dueDate: 113, escalateOn: 119 },
  ]);
});
