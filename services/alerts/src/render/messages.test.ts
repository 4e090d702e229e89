import { describe, expect, it } from 'vitest';
import { foldPortfolioWarning } from '../desk/portfolio-warning.ts';
import { foldWarning, type WarningEvent, type WarningOpening } from '../desk/warning-event.ts';
import { clearedWarning, raisedPortfolioWarning, raisedWarning } from '../testing/fixtures.ts';
import { messageOf, NO_LINKS, noticeAbout, notificationAbout, notificationFor } from '../testing/messages.ts';
import { sampleMessages } from './samples.ts';

const raised = (overrides = {}): WarningEvent =>
  foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning(overrides) });
const links = {
  caseId: 'case-1',
  caseUrl: 'https://risk.example.com/cases/case-1',
  worklistUrl: 'https://risk.example.com/cases',
};

describe('a message about one warning', () => {
  it('says reason, money, evidence, next step and where the case is, in both languages', () => {
    const message = messageOf([noticeAbout(raised())]);
    expect(notificationFor(message, links).data).toMatchObject({
      subject: 'Warning: customer C-1 · Long overdue',
      text: [
        'Severity medium, credit risk, as of 2013-02-15.',
        'Money at stake: USD 1,200.50 overdue of USD 5,000.00 open.',
        '• Oldest undisputed overdue item: 45 days; the warning level of 30 days is met.',
        'Next step: Call the customer.',
        'Case: https://risk.example.com/cases/case-1',
      ].join('\n'),
    });
    expect(notificationFor({ ...message, language: 'zh' }, links).data).toMatchObject({
      subject: '预警：客户 C-1 · 长期逾期',
      text: [
        '截至2013年2月15日，严重程度中，信用风险。',
        '涉及金额：逾期 USD 1,200.50，未清合计 USD 5,000.00。',
        '• 最长逾期天数为 45 天，达到预警水平 30 天。',
        '下一步：致电客户。',
        '案件：https://risk.example.com/cases/case-1',
      ].join('\n'),
    });
  });

  it('has everything for programs at the top, and no link where no address is set', () => {
    const { type, data } = notificationAbout(raised(), 'en', 5);
    expect(type).toBe('warning.raised');
    expect(data).toMatchObject({
      warningId: raisedWarning().warningId,
      customerId: 'C-1',
      overdue: { decimal: '1200.50' },
      caseUrl: null,
    });
    expect(data.text).not.toContain('http');
  });

  it('says of a clearing why, with the title of what was raised', () => {
    const openings = new Map<string, WarningOpening>();
    foldWarning(openings, { type: 'WarningRaised', record: raisedWarning() });
    const cleared = foldWarning(openings, { type: 'WarningCleared', record: clearedWarning() });
    expect(notificationAbout(cleared, 'en', 5).data).toMatchObject({
      subject: 'Cleared: customer C-1 · Long overdue',
      text: expect.stringContaining('The warning is over as of 2013-02-24: paid.') as string,
    });
  });

  it('says which portfolio it is about', () => {
    const event = foldPortfolioWarning(new Map(), {
      type: 'PortfolioWarningRaised',
      record: raisedPortfolioWarning(),
    });
    expect(notificationAbout(event, 'en', 5).data).toMatchObject({
      portfolio: { dimension: 'industry', member: 'STEEL' },
      subject: 'Warning: customers of industry STEEL · One industry holds much',
      text: expect.stringContaining(
        'Share of all exposure: 34 %; the warning level of 30 % is met.',
      ) as string,
    });
    expect(notificationAbout(event, 'zh', 5).data).toMatchObject({
      subject: '预警：行业 STEEL 的客户 · 单一行业占比过高',
      text: expect.stringContaining('敞口占比为 34 %，达到预警水平 30 %。') as string,
    });
  });
});

describe('a message about several', () => {
  const events = [raised(), raised({ warningId: 'w-2', titleEn: 'Limit used up', severity: 'HIGH' })];
  const notices = events.map((event) => noticeAbout(event));

  it('tells each under its heading, and is as bad as the worst', () => {
    const { type, data } = notificationFor(messageOf(notices));
    expect(type).toBe('notices');
    expect(data).toMatchObject({
      severity: 'HIGH',
      subject: 'Warning: customer C-1 · Long overdue and 1 more',
    });
    expect(data.text.split('\n').filter((line) => line.startsWith('—'))).toEqual([
      '— Warning · Long overdue',
      '— Warning · Limit used up',
    ]);
    expect(data.notices.map(({ warningId }) => warningId)).toEqual([raisedWarning().warningId, 'w-2']);
  });

  it('is a line for each in a digest, the rest counted', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      noticeAbout(raised({ warningId: `w-${i}`, customerId: `C-${i}` })),
    );
    const digest = messageOf(many, { kind: 'DIGEST', digest: 'STORM' });
    const { data } = notificationFor(digest, {
      ...NO_LINKS,
      worklistUrl: 'https://risk.example.com/cases',
    });
    expect(data.subject).toBe('40 notices about 40 customers, more than can be told one by one');
    const lines = data.text.split('\n');
    expect(lines[1]).toBe('• Warning: customer C-0 · Long overdue (medium), USD 1,200.50 overdue');
    expect(lines.slice(-2)).toEqual(['… and 10 more.', 'Worklist: https://risk.example.com/cases']);
    expect(data.notices).toHaveLength(40);
    expect(data.notices[0]).not.toHaveProperty('evidence');
  });

  it('says what an escalation is', () => {
    const escalation = messageOf(notices.slice(0, 1), { kind: 'ESCALATION', rung: 2 });
    const { data } = notificationFor(escalation);
    expect(data.subject).toBe('Nobody has taken it up: customer C-1 · Long overdue');
    expect(data.text).toContain('step 2 of the escalation');
  });
});

it.each(['en', 'zh'] as const)(
  'every kind of message can be told in %s, without an empty word',
  (language) => {
    for (const message of sampleMessages()) {
      const { data } = notificationFor({ ...message, language });
      expect(data.subject.length).toBeGreaterThan(5);
      expect(`${data.subject}\n${data.text}`).not.toMatch(/undefined|null|NaN|\[object/);
    }
  },
);

it('is called rating.changed where a grade moved', () => {
  const rating = sampleMessages().find(
    ({ notices }) => notices.length === 1 && notices[0]?.event === 'DOWNGRADED',
  );
  expect(notificationFor(rating as never)).toMatchObject({
    type: 'rating.changed',
    data: { ratingChangeId: 'r-1', direction: 'DOWNGRADE', fromGrade: 'B', toGrade: 'C', customerId: 'C-1' },
  });
});
