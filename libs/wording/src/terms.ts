import { isoDate } from '@foreshock/contracts';
import type { Language } from './language.ts';

const severities: Record<string, Record<Language, string>> = {
  HIGH: { en: 'high', zh: '高' },
  MEDIUM: { en: 'medium', zh: '中' },
  LOW: { en: 'low', zh: '低' },
};

const riskSources: Record<string, Record<Language, string>> = {
  CREDIT: { en: 'credit', zh: '信用' },
  MARKET: { en: 'market', zh: '市场' },
  OPERATIONAL: { en: 'operational', zh: '运营' },
  LEGAL: { en: 'legal', zh: '法律' },
  CONTRACT: { en: 'contract', zh: '合同' },
  CHURN: { en: 'churn', zh: '流失' },
  FRAUD: { en: 'fraud', zh: '欺诈' },
};

/** Severity (or likelihood) in words; an unknown one as it stands. */
export const severityText = (severity: string, language: Language): string =>
  severities[severity]?.[language] ?? severity;

/** Source of risk in words; an unknown one as it stands. */
export const riskSourceText = (source: string, language: Language): string =>
  riskSources[source]?.[language] ?? source;

/** A business date (days since 1970-01-01) for readers: `2026-11-23`, in Chinese `2026年11月23日`. */
export function dateText(day: number, language: Language): string {
  const iso = isoDate(day);
  if (language === 'en') return iso;
  const [year, month, date] = iso.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** One line about a rating change. */
export function gradeChangeText(fromGrade: string, toGrade: string, language: Language): string {
  return language === 'en' ? `Grade ${fromGrade} → ${toGrade}` : `评级 ${fromGrade} → ${toGrade}`;
}
