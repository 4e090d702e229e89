import type { Message, ToldNotice } from '@foreshock/alerting';
import { evidenceSentence, type Language } from '@foreshock/wording';
import { planLines } from './contingency.ts';
import type { NoticeDetail } from './detail.ts';
import { gradeChangeText, moneyText, severityText, wordsOf } from './words.ts';

/** Notices that one message shows; the rest is counted. */
const MAX_SHOWN = 30;

/** A notice as templates see it: every property is there, null or empty where it says nothing. */
export interface NoticeView {
  readonly event: string;
  readonly what: string;
  readonly whom: string;
  readonly customerId: string;
  readonly title: string;
  readonly severity: string | null;
  readonly reason: string;
  readonly money: string;
  readonly overdue: string | null;
  readonly open: string | null;
  readonly evidence: readonly string[];
  readonly nextStep: string | null;
  readonly plan: readonly string[];
  readonly acknowledgement: string | null;
  /** All of it in one line. */
  readonly line: string;
  /** A line that begins the notice among several. */
  readonly heading: string;
}

/** A message as templates see it. */
export interface MessageView {
  readonly kind: Message['kind'];
  readonly digest: Message['digest'];
  readonly rung: number | null;
  /** Why it is sent, where that goes without saying: empty. */
  readonly why: string;
  readonly whom: string;
  /** Notices, customers, and notices that are not shown. */
  readonly count: number;
  readonly customers: number;
  readonly more: number;
  readonly notices: readonly NoticeView[];
  readonly caseUrl: string | null;
  readonly worklistUrl: string | null;
  readonly words: { readonly nextStep: string };
}

/** Where readers find more; null where no public address is set. */
export interface Links {
  readonly caseUrl: string | null;
  readonly worklistUrl: string | null;
}

/** What a message says, in its target's language. */
export function viewOf(message: Message, links: Links): MessageView {
  const { kind, digest, rung, language, notices } = message;
  const words = wordsOf(language);
  const [first] = notices;
  return {
    kind,
    digest,
    rung,
    why: words.why(kind, rung, digest),
    whom: first === undefined ? '' : words.whom(first.customerId, first.portfolio),
    count: notices.length,
    customers: new Set(notices.map(({ customerId }) => customerId)).size,
    more: Math.max(0, notices.length - MAX_SHOWN),
    notices: notices.slice(0, MAX_SHOWN).map((notice) => noticeView(notice, language)),
    ...links,
    words: { nextStep: words.nextStep },
  };
}

function noticeView(notice: ToldNotice, language: Language): NoticeView {
  const words = wordsOf(language);
  const said = saidOf(notice.detail as NoticeDetail, language);
  const whom = words.whom(notice.customerId, notice.portfolio);
  const what = words.what(notice.event);
  const severity = notice.severity === null ? null : severityText(notice.severity, language);
  const { acknowledged } = notice;
  const line = words.line({ what, whom, title: said.title, severity, overdue: said.overdue });
  return {
    event: notice.event,
    what,
    whom,
    customerId: notice.customerId,
    severity,
    ...said,
    acknowledgement: acknowledged === null ? null : words.acknowledged(acknowledged.by, acknowledged.comment),
    line,
    heading: `— ${what} · ${said.title}`,
  };
}

type Said = Pick<
  NoticeView,
  'title' | 'reason' | 'money' | 'overdue' | 'open' | 'evidence' | 'nextStep' | 'plan'
>;

function saidOf(detail: NoticeDetail, language: Language): Said {
  const words = wordsOf(language);
  if (detail.about === 'case') {
    const { due, dueMs } = detail.overdue;
    const dueAt = `${new Date(dueMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const reason = words.overdueCase(detail.overdue, dueAt);
    return { title: words.caseTitle(due), reason, ...noMoney };
  }
  if (detail.about === 'rating') {
    const { record } = detail;
    const { fromGrade, toGrade, reasons } = record;
    return {
      title: gradeChangeText(fromGrade, toGrade, language),
      reason: reasons.join(', '),
      ...moneyOfRecord(record, language),
      nextStep: null,
      plan: [],
    };
  }
  const { event } = detail;
  const { record, opening } = event;
  const title = language === 'en' ? opening?.titleEn : opening?.titleZh;
  const nextStep = !('nextStepEn' in record)
    ? null
    : language === 'en'
      ? record.nextStepEn
      : record.nextStepZh;
  return {
    title: title ?? record.ruleId,
    reason: words.reason(event),
    ...moneyOfRecord(record, language),
    nextStep,
    plan: planLines(event, language),
  };
}

const noMoney = { money: '', overdue: null, open: null, evidence: [], nextStep: null, plan: [] } as const;

function moneyOfRecord(
  record: {
    readonly overdueMinor: number;
    readonly openMinor: number;
    readonly currency: string;
    readonly evidence: readonly Parameters<typeof evidenceSentence>[0][];
  },
  language: Language,
): Pick<Said, 'money' | 'overdue' | 'open' | 'evidence'> {
  const overdue = moneyText(record.overdueMinor, record.currency);
  const open = moneyText(record.openMinor, record.currency);
  return {
    money: wordsOf(language).money(overdue, open),
    overdue,
    open,
    evidence: record.evidence.map((item) => evidenceSentence(item, record.currency, language)),
  };
}
