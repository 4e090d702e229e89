import type { Language } from '@foreshock/wording';
import { dateText, gradeChangeText, moneyText, riskSourceText, severityText } from '@foreshock/wording';
import type { Portfolio, WarningEvent } from '../desk/warning-event.ts';
import type { CaseOverdue } from './detail.ts';

/** What readers are told, sentence by sentence. */
export interface Words {
  whom(customerId: string, portfolio: Portfolio | null): string;
  what(event: string): string;
  reason(event: WarningEvent): string;
  money(overdue: string, open: string): string;
  overdueCase(overdue: CaseOverdue, dueAt: string): string;
  caseTitle(due: CaseOverdue['due']): string;
  acknowledged(by: string, comment: string | null): string;
  line(parts: {
    what: string;
    whom: string;
    title: string;
    severity: string | null;
    overdue: string | null;
  }): string;
  why(kind: string, rung: number | null, digest: string | null): string;
  readonly nextStep: string;
}

const english: Words = {
  whom: (customerId, portfolio) =>
    portfolio === null
      ? `customer ${customerId}`
      : portfolio.dimension === 'all'
        ? 'all customers'
        : `customers of ${portfolio.dimension} ${portfolio.member}`,
  what: (event) =>
    ({
      RAISED: 'Warning',
      ESCALATED: 'Escalated',
      CLEARED: 'Cleared',
      DOWNGRADED: 'Downgraded',
      UPGRADED: 'Upgraded',
      CASE_OVERDUE: 'Overdue work',
    })[event] ?? event,
  reason: ({ kind, record, opening }) => {
    const when = `as of ${dateText(record.asOf, 'en')}`;
    if (kind === 'CLEARED' && 'reason' in record) return `The warning is over ${when}: ${record.reason}.`;
    const from = 'fromSeverity' in record ? `, up from ${severityText(record.fromSeverity, 'en')}` : '';
    const severity = severityText(opening?.severity ?? '', 'en');
    const source = riskSourceText(opening?.riskSource ?? '', 'en');
    return `Severity ${severity}${from}, ${source} risk, ${when}.`;
  },
  money: (overdue, open) => `Money at stake: ${overdue} overdue of ${open} open.`,
  overdueCase: ({ due, assignee }, dueAt) =>
    `${due === 'RESPOND' ? 'Somebody had to take it up' : 'The next step had to be done'} by ${dueAt}${assignee === null ? '' : `, by ${assignee}`}.`,
  caseTitle: (due) => (due === 'RESPOND' ? 'not taken up in time' : 'next step not done in time'),
  acknowledged: (by, comment) => `${by} has it in hand${comment === null ? '' : `: ${comment}`}.`,
  line: ({ what, whom, title, severity, overdue }) =>
    `${what}: ${whom} · ${title}${severity === null ? '' : ` (${severity})`}${overdue === null ? '' : `, ${overdue} overdue`}`,
  why: (kind, rung, digest) => {
    if (kind === 'ESCALATION')
      return `Nobody has taken it up in time: it comes to you as step ${rung ?? 1} of the escalation.`;
    if (kind === 'REMINDER') return 'This is still open, and nobody has taken it up.';
    return digest === 'STORM'
      ? 'More came in a minute than this channel takes: all of it in one message.'
      : '';
  },
  nextStep: 'Next step: ',
};

const dimensionsZh: Readonly<Record<string, string>> = {
  segment: '分层',
  industry: '行业',
  region: '地区',
  grade: '等级',
  owner: '负责人',
};

const chinese: Words = {
  whom: (customerId, portfolio) =>
    portfolio === null
      ? `客户 ${customerId}`
      : portfolio.dimension === 'all'
        ? '全部客户'
        : `${dimensionsZh[portfolio.dimension] ?? portfolio.dimension} ${portfolio.member} 的客户`,
  what: (event) =>
    ({
      RAISED: '预警',
      ESCALATED: '预警升级',
      CLEARED: '预警解除',
      DOWNGRADED: '评级下调',
      UPGRADED: '评级上调',
      CASE_OVERDUE: '案件超时',
    })[event] ?? event,
  reason: ({ kind, record, opening }) => {
    const when = `截至${dateText(record.asOf, 'zh')}`;
    if (kind === 'CLEARED' && 'reason' in record) return `${when}预警已解除：${record.reason}。`;
    const from = 'fromSeverity' in record ? `（原为${severityText(record.fromSeverity, 'zh')}）` : '';
    const severity = severityText(opening?.severity ?? '', 'zh');
    return `${when}，严重程度${severity}${from}，${riskSourceText(opening?.riskSource ?? '', 'zh')}风险。`;
  },
  money: (overdue, open) => `涉及金额：逾期 ${overdue}，未清合计 ${open}。`,
  overdueCase: ({ due, assignee }, dueAt) =>
    `应于 ${dueAt} 前${due === 'RESPOND' ? '接手' : '完成下一步'}${assignee === null ? '' : `，负责人 ${assignee}`}。`,
  caseTitle: (due) => (due === 'RESPOND' ? '未按时接手' : '未按时完成下一步'),
  acknowledged: (by, comment) => `${by} 已接手${comment === null ? '' : `：${comment}`}。`,
  line: ({ what, whom, title, severity, overdue }) =>
    `${what}：${whom} · ${title}${severity === null ? '' : `（${severity}）`}${overdue === null ? '' : `，逾期 ${overdue}`}`,
  why: (kind, rung, digest) => {
    if (kind === 'ESCALATION') return `未按时接手，现按升级流程第 ${rung ?? 1} 步通知您。`;
    if (kind === 'REMINDER') return '该事项仍未解除，且无人接手。';
    return digest === 'STORM' ? '一分钟内的消息超过此渠道上限，现合并为一条。' : '';
  },
  nextStep: '下一步：',
};

export const wordsOf = (language: Language): Words => (language === 'en' ? english : chinese);

export { dateText, gradeChangeText, moneyText, severityText };
