import { isoDate } from '@foreshock/contracts';
import type { Message, ToldNotice } from '@foreshock/alerting';
import { moneyOf, type EvidenceItem, type Language, type Money } from '@foreshock/wording';
import { planOf, type PlanStep } from './contingency.ts';
import type { Portfolio } from '../desk/warning-event.ts';
import type { NoticeDetail } from './detail.ts';
import type { Rendered } from './renderer.ts';
import type { Links } from './view.ts';

/** What a notice is called among programs. */
export type NoticeType =
  'warning.raised' | 'warning.escalated' | 'warning.cleared' | 'rating.changed' | 'case.overdue';

/** A notice as programs get it. What does not apply is absent. */
export interface NoticeData {
  readonly type: NoticeType;
  readonly noticeId: string;
  readonly customerId: string;
  readonly portfolio: Portfolio | null;
  readonly warningId?: string;
  readonly ruleId?: string;
  readonly title?: string;
  /** Business date, ISO. */
  readonly asOf?: string;
  readonly severity: string | null;
  readonly riskSource?: string | null;
  readonly open?: Money;
  readonly overdue?: Money;
  readonly evidence?: readonly EvidenceItem[];
  /** What is to be done, in order; empty where the policy plans nothing, and of a clearing. */
  readonly contingencyPlan?: readonly PlanStep[];
  readonly policy?: { readonly id: string; readonly version: string };
  /** Where on the log the decision stands. */
  readonly decidedAt?: { readonly partition: number; readonly offset: number };
  readonly ratingChangeId?: string;
  readonly direction?: 'DOWNGRADE' | 'UPGRADE';
  readonly fromGrade?: string;
  readonly toGrade?: string;
  readonly score?: number;
  readonly probabilityOfDefault?: number;
  readonly reasons?: readonly string[];
  readonly caseId?: string;
  /** Who has it in hand; null for nobody. */
  readonly acknowledgedBy: string | null;
}

/** What a receiver gets: the body of a webhook, the fields of a log line. */
export interface Notification {
  /** Of one notice its type; `notices` of several, `test` of a test. */
  readonly type: NoticeType | 'notices' | 'test';
  /** ISO time at which the message was decided. */
  readonly timestamp: string;
  /** A message about one warning or rating says everything of it here, too. */
  readonly data: Partial<Omit<NoticeData, 'type' | 'customerId' | 'severity' | 'caseId'>> & {
    readonly kind: Message['kind'];
    /** Null where there are several. */
    readonly customerId: string | null;
    /** The worst among the notices. */
    readonly severity: string | null;
    readonly caseId: string | null;
    readonly caseUrl: string | null;
    readonly notices: readonly NoticeData[];
    readonly language: Language;
    readonly subject: string;
    readonly text: string;
  };
}

/** Of more notices than these a message tells each in short: bodies stay of a size that receivers take. */
const MAX_IN_FULL = 20;
const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'];

/** The body of a message: the same bytes on every try and at every replay. */
export function notificationOf(
  message: Message,
  words: Rendered,
  links: Links & { readonly caseId: string | null },
): Notification {
  const { notices, language, kind, customerId, atMs } = message;
  const isFull = notices.length <= MAX_IN_FULL;
  const all = notices.map((notice) => noticeData(notice, language, isFull));
  const [only] = all;
  const single = all.length === 1 && only !== undefined ? only : null;
  const { type: _, ...facts } = single ?? { type: null };
  return {
    type: single?.type ?? 'notices',
    timestamp: new Date(atMs).toISOString(),
    data: {
      ...facts,
      kind,
      customerId,
      severity: SEVERITIES.find((one) => all.some(({ severity }) => severity === one)) ?? null,
      caseId: links.caseId,
      caseUrl: links.caseUrl,
      notices: all,
      language,
      ...words,
    },
  };
}

const TYPES = {
  RAISED: 'warning.raised',
  ESCALATED: 'warning.escalated',
  CLEARED: 'warning.cleared',
  DOWNGRADED: 'rating.changed',
  UPGRADED: 'rating.changed',
  CASE_OVERDUE: 'case.overdue',
} as const satisfies Record<ToldNotice['event'], NoticeType>;

function noticeData(notice: ToldNotice, language: Language, isFull: boolean): NoticeData {
  const { noticeId, customerId, portfolio, severity, acknowledged } = notice;
  return {
    type: TYPES[notice.event],
    noticeId,
    customerId,
    portfolio,
    severity,
    acknowledgedBy: acknowledged?.by ?? null,
    ...factsOf(notice.detail as NoticeDetail, language, isFull),
  };
}

function factsOf(detail: NoticeDetail, language: Language, isFull: boolean): Partial<NoticeData> {
  if (detail.about === 'case') return { caseId: detail.overdue.caseId };
  const record = detail.about === 'warning' ? detail.event.record : detail.record;
  const brief = {
    asOf: isoDate(record.asOf),
    open: moneyOf(record.openMinor, record.currency),
    overdue: moneyOf(record.overdueMinor, record.currency),
    decidedAt: { partition: record.partition, offset: record.offset },
    ...(detail.about === 'warning' ? warningFacts(detail, language) : ratingFacts(detail)),
  };
  if (!isFull) return brief;
  return {
    ...brief,
    evidence: record.evidence,
    ...(detail.about === 'warning' ? { contingencyPlan: planOf(detail.event, language) } : {}),
    policy: { id: record.policyId, version: record.policyVersion },
  };
}

function warningFacts(
  { event }: Extract<NoticeDetail, { about: 'warning' }>,
  language: Language,
): Partial<NoticeData> {
  const { record, opening } = event;
  const title = language === 'en' ? opening?.titleEn : opening?.titleZh;
  return {
    warningId: record.warningId,
    ruleId: record.ruleId,
    title: title ?? record.ruleId,
    riskSource: opening?.riskSource ?? null,
  };
}

function ratingFacts({ record }: Extract<NoticeDetail, { about: 'rating' }>): Partial<NoticeData> {
  const { ratingChangeId, direction, fromGrade, toGrade, score, probabilityOfDefault, reasons } = record;
  return { ratingChangeId, direction, fromGrade, toGrade, score, probabilityOfDefault, reasons };
}
