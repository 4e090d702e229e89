import type { Message, MessageKind, Notice, NoticeEvent, ToldNotice } from '@foreshock/alerting';
import type { RatingChanged, WarningCleared, WarningRaised } from '@foreshock/contracts';
import type { WarningEvent } from '../desk/warning-event.ts';
import type { NoticeDetail } from './detail.ts';

/* One message of every kind about everything there is, on which templates are tried before they are needed. */

const common = {
  customerId: 'C-1',
  asOf: 15_751,
  partition: 0,
  offset: 1,
  policyId: 'default',
  policyVersion: '1',
  coreVersion: '1',
  openMinor: 500_000,
  overdueMinor: 120_050,
  currency: 'USD',
  evidence: [{ name: 'maxDaysPastDue', value: 45, threshold: 30, points: null, met: true }],
};

const raised: WarningRaised = {
  ...common,
  warningId: 'w-1',
  ruleId: 'long-overdue',
  titleEn: 'Long overdue',
  titleZh: '长期逾期',
  riskSource: 'CREDIT',
  severity: 'MEDIUM',
  likelihood: 'HIGH',
  priority: 2,
  nextStepEn: 'Call the customer.',
  nextStepZh: '致电客户。',
  ruleJson: '{}',
  segment: null,
  owner: null,
  region: null,
  grade: null,
  expectedLossMinor: null,
  contingencyPlan: [],
};
const cleared: WarningCleared = {
  ...common,
  warningId: 'w-1',
  ruleId: 'long-overdue',
  raisedOn: 15_751,
  reason: 'clear-level',
};
const rating: RatingChanged = {
  ...common,
  ratingChangeId: 'r-1',
  direction: 'DOWNGRADE',
  fromGrade: 'B',
  toGrade: 'C',
  score: 500,
  probabilityOfDefault: 0.1,
  reasons: ['maxDaysPastDue'],
};
const { titleEn, titleZh, severity, riskSource, segment } = raised;
const opening = { titleEn, titleZh, severity, riskSource, segment };

const warning = (kind: WarningEvent['kind'], record: WarningEvent['record']): NoticeDetail => ({
  about: 'warning',
  event: { kind, record, portfolio: null, opening },
});

const details: readonly (readonly [NoticeEvent, NoticeDetail])[] = [
  ['RAISED', warning('RAISED', raised)],
  ['ESCALATED', warning('ESCALATED', { ...raised, fromSeverity: 'LOW' })],
  ['CLEARED', warning('CLEARED', cleared)],
  ['DOWNGRADED', { about: 'rating', record: rating }],
  [
    'CASE_OVERDUE',
    { about: 'case', overdue: { caseId: 'c-1', customerId: 'C-1', due: 'RESPOND', dueMs: 0, assignee: 'a' } },
  ],
];

const noticeOf = ([event, detail]: (typeof details)[number], index: number): ToldNotice => {
  const notice: Notice = {
    noticeId: `n-${index}`,
    event,
    warningId: detail.about === 'warning' ? 'w-1' : null,
    customerId: 'C-1',
    portfolio: null,
    ruleId: 'long-overdue',
    severity: 'MEDIUM',
    atMs: 0,
    detail,
  };
  const acknowledged = { by: 'collector-7', comment: 'on it', atMs: 0, untilMs: null };
  return { ...notice, purpose: 'NEWS', acknowledged: index % 2 === 0 ? acknowledged : null };
};

const messageOf = (kind: MessageKind, notices: readonly ToldNotice[]): Message => ({
  messageId: 'm-1',
  kind,
  target: 'sample',
  language: 'en',
  atMs: 0,
  customerId: kind === 'DIGEST' ? null : 'C-1',
  notices,
  rung: kind === 'ESCALATION' ? 1 : null,
  digest: kind === 'DIGEST' ? 'STORM' : null,
});

/** A message of every kind, with one notice and with all of them. */
export function sampleMessages(): readonly Message[] {
  const notices = details.map(noticeOf);
  const kinds: readonly MessageKind[] = ['GROUP', 'DIGEST', 'ESCALATION', 'REMINDER'];
  return kinds.flatMap((kind) => [
    messageOf(kind, notices),
    ...notices.map((notice) => messageOf(kind, [notice])),
  ]);
}
