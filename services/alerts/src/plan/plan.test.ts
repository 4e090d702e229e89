import { describe, expect, it } from 'vitest';
import { parseRouting } from '../routing.ts';
import { clearedWarning, raisedPortfolioWarning, raisedWarning } from '../testing/fixtures.ts';
import { planDeliveries } from './plan.ts';
import { foldPortfolioWarning } from './portfolio-warning.ts';
import { foldWarning, type WarningOpening } from './warning-event.ts';

const routing = parseRouting(
  `
targets:
  collectors: { channel: webhook, url: 'https://example.com/hook', language: zh }
  urgent: { channel: webhook, url: 'https://example.com/urgent' }
  journal: { channel: log }
routes:
  - { match: { severity: [HIGH] }, to: [urgent, collectors] }
  - { match: { source: [CREDIT], event: [RAISED, CLEARED] }, to: [collectors, journal] }
  - { match: { segment: [LARGE], source: [FRAUD] }, to: [urgent] }
`,
  'routing.yaml',
);
const raised = () => foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning() });

describe('planning', () => {
  it('makes one pending delivery per matching target', () => {
    const planned = planDeliveries(raised(), routing, 1_700_000_000_000);
    expect(
      planned.map(({ target, channel, state, attempts }) => ({ target, channel, state, attempts })),
    ).toEqual([
      { target: 'collectors', channel: 'webhook', state: 'PENDING', attempts: 0 },
      { target: 'journal', channel: 'log', state: 'PENDING', attempts: 0 },
    ]);
  });

  it('gives the same bytes for the same decision, and another id for each target and event', () => {
    const once = planDeliveries(raised(), routing, 5);
    expect(planDeliveries(raised(), routing, 5)).toEqual(once);
    const openings = new Map<string, WarningOpening>();
    foldWarning(openings, { type: 'WarningRaised', record: raisedWarning() });
    const escalation = {
      ...raisedWarning({ severity: 'HIGH', offset: 50 }),
      fromSeverity: 'MEDIUM' as const,
    };
    const escalated = foldWarning(openings, { type: 'WarningEscalated', record: escalation });
    const ids = [...once, ...planDeliveries(escalated, routing, 5)].map((delivery) => delivery.deliveryId);
    expect(new Set(ids).size).toBe(4);
    expect(ids.every((id) => /^dlv_[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it('routes a clearing by its opening and forgets the warning', () => {
    const openings = new Map<string, WarningOpening>();
    foldWarning(openings, { type: 'WarningRaised', record: raisedWarning({ riskSource: 'LEGAL' }) });
    const cleared = foldWarning(openings, { type: 'WarningCleared', record: clearedWarning() });
    expect(planDeliveries(cleared, routing, 5)).toEqual([]);
    expect(openings.size).toBe(0);
  });

  it('sends a clearing whose opening is unknown rather than losing it', () => {
    const cleared = foldWarning(new Map(), { type: 'WarningCleared', record: clearedWarning() });
    expect(planDeliveries(cleared, routing, 5).map((delivery) => delivery.target)).toContain('collectors');
  });
});

describe('routing by segment', () => {
  const fraud = (segment: string | null) =>
    foldWarning(new Map(), {
      type: 'WarningRaised',
      record: raisedWarning({ riskSource: 'FRAUD', segment }),
    });
  const targets = (segment: string | null, file = routing) =>
    planDeliveries(fraud(segment), file, 5).map(({ target }) => target);

  it('reaches the route of the segment and no other segment', () => {
    expect(targets('LARGE')).toEqual(['urgent']);
    expect(targets('SMALL')).toEqual([]);
  });

  it('keeps a customer without a segment to routes that ask for none', () => {
    expect(targets(null)).toEqual([]);
    const catchAll = { ...routing, routes: [...routing.routes, { match: {}, to: ['journal'] }] };
    expect(targets(null, catchAll)).toEqual(['journal']);
  });

  it('routes a clearing by the segment of its opening', () => {
    const openings = new Map<string, WarningOpening>();
    const record = raisedWarning({ riskSource: 'FRAUD', segment: 'LARGE' });
    foldWarning(openings, { type: 'WarningRaised', record });
    const cleared = foldWarning(openings, { type: 'WarningCleared', record: clearedWarning() });
    expect(planDeliveries(cleared, routing, 5).map(({ target }) => target)).toEqual(['urgent']);
  });
});

describe('the text', () => {
  it('says reason, money, evidence and next step in both languages', () => {
    const notification = (target: string): { data: { subject: string; text: string } } =>
      JSON.parse(planDeliveries(raised(), routing, 5).find((d) => d.target === target)?.payload ?? '') as {
        data: { subject: string; text: string };
      };
    expect(notification('journal').data).toMatchObject({
      subject: 'Warning: customer C-1 · Long overdue',
      text: [
        'Severity medium, credit risk, as of 2013-02-15.',
        'Money at stake: USD 1,200.50 overdue of USD 5,000.00 open.',
        '• Oldest undisputed overdue item: 45 days; the warning level of 30 days is met.',
        'Next step: Call the customer.',
      ].join('\n'),
    });
    expect(notification('collectors').data).toMatchObject({
      subject: '预警：客户 C-1 · 长期逾期',
      text: [
        '截至2013年2月15日，严重程度中，信用风险。',
        '涉及金额：逾期 USD 1,200.50，未清合计 USD 5,000.00。',
        '• 最长逾期天数为 45 天，达到预警水平 30 天。',
        '下一步：致电客户。',
      ].join('\n'),
    });
  });
});

describe('a warning about a portfolio', () => {
  const fold = (overrides = {}, openings = new Map<string, WarningOpening>()) =>
    foldPortfolioWarning(openings, {
      type: 'PortfolioWarningRaised',
      record: raisedPortfolioWarning(overrides),
    });
  const dataOf = (target: string) => {
    const planned = planDeliveries(fold(), routing, 5).find((delivery) => delivery.target === target);
    return (JSON.parse(planned?.payload ?? '') as { data: object }).data;
  };

  it('goes the way of a customer’s, and says which customers it is about', () => {
    expect(dataOf('journal')).toMatchObject({
      portfolio: { dimension: 'industry', member: 'STEEL' },
      subject: 'Warning: customers of industry STEEL · One industry holds much',
    });
    expect(dataOf('journal')).toMatchObject({
      text: expect.stringContaining(
        'Share of all exposure: 34 %; the warning level of 30 % is met.',
      ) as string,
    });
    expect(dataOf('collectors')).toMatchObject({
      subject: '预警：行业 STEEL 的客户 · 单一行业占比过高',
      text: expect.stringContaining('敞口占比为 34 %，达到预警水平 30 %。') as string,
    });
  });

  it('reaches the route of a segment when it is about that segment', () => {
    const targets = (overrides: object) =>
      planDeliveries(fold({ riskSource: 'FRAUD', ...overrides }), routing, 5).map(({ target }) => target);
    expect(targets({ dimension: 'segment', member: 'LARGE' })).toEqual(['urgent']);
    expect(targets({ dimension: 'industry', member: 'LARGE' })).toEqual([]);
  });

  it('keeps its opening for its clearing', () => {
    const openings = new Map<string, WarningOpening>();
    fold({ riskSource: 'LEGAL' }, openings);
    const {
      titleEn: _1,
      titleZh: _2,
      riskSource: _3,
      severity: _4,
      likelihood: _5,
      ...rest
    } = raisedPortfolioWarning();
    const { priority: _6, nextStepEn: _7, nextStepZh: _8, ruleJson: _9, topCustomers: _10, ...more } = rest;
    const { actions: _11, ...common } = more;
    const record = { ...common, asOf: 15_760, raisedOn: 15_751, reason: 'clear-level' };
    const cleared = foldPortfolioWarning(openings, { type: 'PortfolioWarningCleared', record });
    expect(planDeliveries(cleared, routing, 5)).toEqual([]);
    expect(openings.size).toBe(0);
  });
});
