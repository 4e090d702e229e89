import { isoDate } from '@foreshock/contracts';
import type { StampedDecision } from '@foreshock/engine';
import type { ActionKind, Evidence, Standing } from '@foreshock/policy';
import { evidenceSentence } from '../evidence.ts';
import type { Language } from '../language.ts';
import { moneyText } from '../money.ts';
import { gradeChangeText, severityText } from '../terms.ts';
import { titleOf } from './summary.ts';

/** Lines of evidence that a reason shows. */
const SHOWN = 3;

const actions: Readonly<Record<ActionKind, Readonly<Record<Language, string>>>> = {
  HOLD: { en: 'hold orders', zh: '冻结订单' },
  LIMIT: { en: 'review the limit', zh: '复核额度' },
  TERMS: { en: 'change the terms', zh: '调整账期' },
  GUARANTEE: { en: 'ask for a guarantee', zh: '要求担保' },
  INSURANCE: { en: 'take out credit insurance', zh: '投保信用保险' },
  PREPAYMENT: { en: 'deliver against prepayment', zh: '预付款发货' },
  COLLECTION_STEP: { en: 'next collection step', zh: '催收升级' },
  LEGAL_STEP: { en: 'legal step', zh: '法律程序' },
  EARLY_PAYMENT_DISCOUNT: { en: 'offer an early payment discount', zh: '提供提前付款折扣' },
  INSTALMENTS: { en: 'agree on instalments', zh: '约定分期付款' },
  TRANSACTION_CAP: { en: 'cap the single transaction', zh: '限制单笔金额' },
  COLLATERAL: { en: 'ask for collateral', zh: '要求抵押' },
  MONITORING: { en: 'monitor more closely', zh: '加强监控' },
};

const actionText = (kind: ActionKind, language: Language): string => actions[kind][language];

/** A recommended measure in words; an unknown one as it stands. */
export const actionKindText = (kind: string, language: Language): string =>
  (actions as Readonly<Record<string, Readonly<Record<Language, string>>>>)[kind]?.[language] ?? kind;

/** What a decision says, in a few words. */
export function decisionText(
  { type, record }: StampedDecision,
  standing: Standing,
  language: Language,
): string {
  const say = language === 'en' ? english : chinese;
  switch (type) {
    case 'WarningRaised':
    case 'WarningEscalated': {
      const title = language === 'en' ? record.titleEn : record.titleZh;
      return say[type](title, severityText(record.severity, language));
    }
    case 'WarningCleared':
      return say.WarningCleared(titleOf(standing, record.ruleId, language));
    case 'RatingChanged':
      return gradeChangeText(record.fromGrade, record.toGrade, language);
    case 'CreditActionRecommended':
      return say.action(actionText(record.kind, language), record.responsibleRole, isoDate(record.dueDate));
    case 'RiskAssessed':
      return say.assessed(record.inDefault, moneyText(record.recommendedLimitMinor, record.currency));
  }
}

const english = {
  WarningRaised: (title: string, severity: string) => `Warning: ${title} (${severity})`,
  WarningEscalated: (title: string, severity: string) => `Warning now ${severity}: ${title}`,
  WarningCleared: (title: string) => `Warning ends: ${title}`,
  action: (what: string, role: string, due: string) => `Action: ${what} (${role}, by ${due})`,
  assessed: (inDefault: boolean, limit: string) => `${inDefault ? 'In default; limit' : 'Limit'} ${limit}`,
};

const chinese: typeof english = {
  WarningRaised: (title, severity) => `预警：${title}（${severity}）`,
  WarningEscalated: (title, severity) => `预警升级为${severity}：${title}`,
  WarningCleared: (title) => `预警解除：${title}`,
  action: (what, role, due) => `措施：${what}（${role}，${due}前）`,
  assessed: (inDefault, limit) => `${inDefault ? '违约；额度' : '额度'} ${limit}`,
};

/** Why: the levels met, or what moved the grade. Empty where the decision follows from another one. */
export function reasonText({ type, record }: StampedDecision, language: Language): string {
  if (type === 'RatingChanged') return record.reasons.slice(0, SHOWN).join('; ');
  if (type === 'CreditActionRecommended') return record.reason;
  if (type === 'RiskAssessed') return '';
  return evidenceText(record.evidence, record.currency, language);
}

function evidenceText(evidence: readonly Evidence[], currency: string, language: Language): string {
  const met = evidence.filter(({ met: isMet }) => isMet).slice(0, SHOWN);
  return met.map((item) => evidenceSentence(item, currency, language)).join(language === 'en' ? ' ' : '');
}

/** The record as JSON: its dates as texts. */
export function decisionRecord({ record }: StampedDecision): Readonly<Record<string, unknown>> {
  const dates = ['asOf', 'dueDate', 'raisedOn'];
  return Object.fromEntries(
    Object.entries(record).map(([field, value]: [string, unknown]) =>
      dates.includes(field) && typeof value === 'number' ? [field, isoDate(value)] : [field, value],
    ),
  );
}
