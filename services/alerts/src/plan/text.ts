import {
  dateText,
  evidenceSentence,
  moneyText,
  riskSourceText,
  severityText,
  type Language,
} from '@foreshock/wording';
import { planLines } from './contingency.ts';
import type { WarningEvent } from './warning-event.ts';

export interface NotificationText {
  readonly subject: string;
  readonly text: string;
}

/** Says in one language what happened, how much money is at stake, the evidence, what to do next, and the plan. */
export function renderText(event: WarningEvent, language: Language): NotificationText {
  const texts = language === 'en' ? english : chinese;
  const { record } = event;
  const lines = [
    texts.reason(event),
    texts.money(
      moneyText(record.overdueMinor, record.currency),
      moneyText(record.openMinor, record.currency),
    ),
    ...record.evidence.map((item) => `• ${evidenceSentence(item, record.currency, language)}`),
    ...texts.nextStep(event),
    ...planLines(event, language),
  ];
  return { subject: texts.subject(event), text: lines.join('\n') };
}

interface Texts {
  subject(event: WarningEvent): string;
  reason(event: WarningEvent): string;
  money(overdue: string, open: string): string;
  nextStep(event: WarningEvent): string[];
}

const english: Texts = {
  subject: (event) => {
    const { portfolio, record } = event;
    const whom =
      portfolio === null
        ? `customer ${record.customerId}`
        : portfolio.dimension === 'all'
          ? 'all customers'
          : `customers of ${portfolio.dimension} ${portfolio.member}`;
    const what = { RAISED: 'Warning', ESCALATED: 'Escalated', CLEARED: 'Cleared' }[event.kind];
    return `${what}: ${whom} · ${event.opening?.titleEn ?? event.record.ruleId}`;
  },
  reason: ({ kind, record, opening }) => {
    const when = `as of ${dateText(record.asOf, 'en')}`;
    if (kind === 'CLEARED' && 'reason' in record) return `The warning is over ${when}: ${record.reason}.`;
    const from = 'fromSeverity' in record ? `, up from ${severityText(record.fromSeverity, 'en')}` : '';
    const severity = severityText(opening?.severity ?? '', 'en');
    const source = riskSourceText(opening?.riskSource ?? '', 'en');
    return `Severity ${severity}${from}, ${source} risk, ${when}.`;
  },
  money: (overdue, open) => `Money at stake: ${overdue} overdue of ${open} open.`,
  nextStep: ({ record }) => ('nextStepEn' in record ? [`Next step: ${record.nextStepEn}`] : []),
};

const dimensionsZh: Readonly<Record<string, string>> = {
  segment: '分层',
  industry: '行业',
  region: '地区',
  grade: '等级',
  owner: '负责人',
};

const chinese: Texts = {
  subject: (event) => {
    const { portfolio, record } = event;
    const whom =
      portfolio === null
        ? `客户 ${record.customerId}`
        : portfolio.dimension === 'all'
          ? '全部客户'
          : `${dimensionsZh[portfolio.dimension] ?? portfolio.dimension} ${portfolio.member} 的客户`;
    const what = { RAISED: '预警', ESCALATED: '预警升级', CLEARED: '预警解除' }[event.kind];
    return `${what}：${whom} · ${event.opening?.titleZh ?? event.record.ruleId}`;
  },
  reason: ({ kind, record, opening }) => {
    const when = `截至${dateText(record.asOf, 'zh')}`;
    if (kind === 'CLEARED' && 'reason' in record) return `${when}预警已解除：${record.reason}。`;
    const from = 'fromSeverity' in record ? `（原为${severityText(record.fromSeverity, 'zh')}）` : '';
    const severity = severityText(opening?.severity ?? '', 'zh');
    return `${when}，严重程度${severity}${from}，${riskSourceText(opening?.riskSource ?? '', 'zh')}风险。`;
  },
  money: (overdue, open) => `涉及金额：逾期 ${overdue}，未清合计 ${open}。`,
  nextStep: ({ record }) => ('nextStepZh' in record ? [`下一步：${record.nextStepZh}`] : []),
};
