import {
  canonicalJson,
  COMPARATORS,
  signalName,
  type Bound,
  type Comparator,
  type Condition,
  type RelativeBound,
} from '@foreshock/policy';
import { valueText } from './evidence.ts';
import { indicatorLabel } from './indicator-labels.ts';
import type { Language } from './language.ts';

const SYMBOLS: Readonly<Record<Comparator, string>> = { lt: '<', lte: '≤', gt: '>', gte: '≥', eq: '=' };

const WORDS = {
  en: {
    and: ' and ',
    or: ' or ',
    not: 'not ',
    orMissing: ' or no data',
    missing: 'no data',
    known: 'known',
    colon: ': ',
  },
  zh: {
    and: ' 且 ',
    or: ' 或 ',
    not: '非 ',
    orMissing: '或无数据',
    missing: '无数据',
    known: '有数据',
    colon: '：',
  },
} as const;

const RESULTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'risk.score': { en: 'score', zh: '评分' },
  'risk.gradeRank': { en: 'rank of the grade (0 is the best)', zh: '评级名次（0为最佳）' },
  'risk.inDefault': { en: 'in default (1 = yes)', zh: '违约状态（1为是）' },
};

const SIGNALS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  EXTERNAL_RATING: { en: 'outside rating', zh: '外部评级' },
  FINANCIAL_STATEMENT: { en: 'financial statement', zh: '财务报表' },
  GUARANTEE: { en: 'guarantee', zh: '担保' },
  CREDIT_INSURANCE: { en: 'credit insurance', zh: '信用保险' },
  COMPLAINT: { en: 'complaint', zh: '投诉' },
  ORDER: { en: 'order', zh: '订单' },
  CONTRACT: { en: 'contract', zh: '合同' },
  MARKET: { en: 'market', zh: '市场' },
  INDUSTRY: { en: 'industry', zh: '行业' },
  NEWS: { en: 'news', zh: '新闻' },
};

/** What a value that a policy reads is called: an indicator, a number of a signal, or the policy's own result. */
export function policyValueLabel(name: string, language: Language): string {
  const signal = signalName(name);
  if (signal !== null) return `${SIGNALS[signal.kind]?.[language] ?? signal.kind} ${signal.number}`;
  return RESULTS[name]?.[language] ?? indicatorLabel(name, language);
}

/** A condition in words, its parameters replaced by numbers or not; what has no words of its own stands as it is written. */
export function conditionText(condition: Condition, currency: string, language: Language): string {
  return textOf(condition, currency, language, false);
}

function textOf(condition: Condition, currency: string, language: Language, isInner: boolean): string {
  const say = WORDS[language];
  const joined = (parts: readonly Condition[], word: string): string => {
    const text = parts.map((part) => textOf(part, currency, language, parts.length > 1)).join(word);
    return isInner && parts.length > 1 ? `(${text})` : text;
  };
  if ('all' in condition) return joined(condition.all, say.and);
  if ('any' in condition) return joined(condition.any, say.or);
  if ('not' in condition) return `${say.not}(${textOf(condition.not, currency, language, false)})`;
  if ('cel' in condition) return `“${condition.cel}”`;
  const { value, missing } = condition;
  if (value === undefined) return canonicalJson(condition);
  const label = policyValueLabel(value, language);
  const bounds = COMPARATORS.flatMap((comparator) => {
    const bound = condition[comparator];
    return bound === undefined
      ? []
      : [`${SYMBOLS[comparator]} ${boundText(value, bound, currency, language)}`];
  });
  if (bounds.length === 0) return `${label}${say.colon}${missing === true ? say.missing : say.known}`;
  return `${label} ${bounds.join(say.and)}${missing === true ? say.orMissing : ''}`;
}

function boundText(value: string, bound: Bound, currency: string, language: Language): string {
  if (typeof bound === 'object') return relativeText(value, bound, currency, language);
  return typeof bound === 'number' ? valueText(value, bound, currency, language) : bound;
}

/** `150 % of exposure 90 days ago + USD 2.00`, as far as there is something to say; `value` is what is held against it. */
function relativeText(
  value: string,
  { of, times = 1, plus = 0, daysAgo }: RelativeBound,
  currency: string,
  language: Language,
): string {
  const label = policyValueLabel(of, language);
  const share = typeof times === 'number' ? `${Math.round(times * 1e4) / 100} %` : times;
  const added = plus === 0 ? '' : ` ${addedText(value, plus, currency, language)}`;
  if (language === 'en') {
    const past = daysAgo === undefined ? label : `${label} ${daysAgo} ${daysAgo === 1 ? 'day' : 'days'} ago`;
    return `${times === 1 ? past : `${share} of ${past}`}${added}`;
  }
  const past = daysAgo === undefined ? label : `${daysAgo} 天前的${label}`;
  return `${times === 1 ? past : `${past}的 ${share}`}${added}`;
}

function addedText(value: string, plus: number | string, currency: string, language: Language): string {
  if (typeof plus === 'string') return `+ ${plus}`;
  return `${plus < 0 ? '−' : '+'} ${valueText(value, Math.abs(plus), currency, language)}`;
}
