export { languages, negotiateLanguage, type Language } from './language.ts';
export { moneyOf, moneyText, type Money } from './money.ts';
export { indicatorLabel, indicatorUnit, type IndicatorUnit } from './indicator-labels.ts';
export { evidenceSentence, valueText, type EvidenceItem } from './evidence.ts';
export { dateText, gradeChangeText, riskSourceText, severityText } from './terms.ts';
export { eventSentence } from './event-sentence.ts';
