import { dayOf } from '@foreshock/contracts';
import {
  dateText,
  eventSentence,
  evidenceSentence,
  moneyText,
  riskSourceText,
  severityText,
  type EvidenceItem,
  type Language,
} from '@foreshock/wording';
import type { z } from 'zod';
import { assessmentFrom, evidenceFrom, instantOrNull, withLabel, type Row } from '../model/from-rows.ts';
import type { Judgement } from '../model/judgements.ts';
import type { explanation } from '../model/warnings.ts';

export type Explanation = z.output<typeof explanation>;

export interface ExplanationSource {
  /** The event that raised the warning, or the last that made it more severe. */
  readonly decision: Row;
  readonly assessment: Row | undefined;
  /** The customer's records up to the decision, the newest first. */
  readonly events: readonly Row[];
}

/** Why a warning was raised: rule, evidence, points and the events behind it, as data and as sentences. */
export function explain(
  { decision, assessment, events }: ExplanationSource,
  language: Language,
): Explanation {
  const evidence = evidenceFrom(decision);
  const assessed = assessment === undefined ? null : assessmentFrom(assessment, language);
  const score =
    assessed === null ? null : { grade: assessed.grade, score: assessed.score, points: assessed.points };
  const cause = events.map((row) => causeFrom(row, language));
  return {
    warningId: String(decision.warning_id),
    customerId: String(decision.customer_id),
    language,
    sentences: sentencesOf(decision, evidence, score, assessed?.judgements ?? [], cause, language),
    rule: JSON.parse(String(decision.rule_json || 'null')) as unknown,
    evidence: evidence.map((item) => withLabel(item, language)),
    score,
    cause,
    decidedBy: {
      policyId: String(decision.policy_id),
      policyVersion: String(decision.policy_version),
      coreVersion: String(decision.core_version),
      partition: Number(decision.partition),
      offset: Number(decision.offset),
      asOf: String(decision.as_of),
    },
  };
}

function causeFrom(row: Row, language: Language): Explanation['cause'][number] {
  const record = JSON.parse(String(row.payload)) as Record<string, unknown>;
  const recordType = String(row.record_type);
  return {
    recordType,
    eventId: String(row.event_id),
    occurredAt: instantOrNull(row, 'occurred_at'),
    position: { partition: Number(row.partition), offset: Number(row.offset) },
    record,
    sentence: eventSentence(recordType, record, language),
  };
}

function sentencesOf(
  decision: Row,
  evidence: readonly EvidenceItem[],
  score: Explanation['score'],
  judged: readonly Judgement[],
  cause: Explanation['cause'],
  language: Language,
): string[] {
  const currency = String(decision.currency);
  const say = language === 'en' ? english : chinese;
  return [
    say.what(decision),
    ...evidence.map((item) => evidenceSentence(item, currency, language)),
    say.money(
      moneyText(Number(decision.overdue_minor), currency),
      moneyText(Number(decision.open_minor), currency),
    ),
    ...(score === null ? [] : [say.grade(score.grade, score.score)]),
    ...judged.map(({ sentence }) => sentence),
    ...(cause[0] === undefined ? [] : [say.last(cause[0].sentence)]),
    say.rule(decision),
    say.next(decision),
  ];
}

const chosen = (decision: Row) => ({
  customer: String(decision.customer_id),
  day: dayOf(String(decision.as_of)),
  severity: String(decision.severity),
  source: String(decision.risk_source),
  policy: `${String(decision.policy_id)} ${String(decision.policy_version)}`,
});

const english = {
  what: (decision: Row) => {
    const { customer, day, severity, source } = chosen(decision);
    return `On ${dateText(day, 'en')} customer ${customer} met the rule “${String(decision.title_en)}” (${severityText(severity, 'en')} severity, ${riskSourceText(source, 'en')} risk).`;
  },
  money: (overdue: string, open: string) => `At stake: ${overdue} overdue of ${open} open.`,
  grade: (grade: string, score: number) => `The customer's grade was ${grade} with a score of ${score}.`,
  last: (sentence: string) => `The last event before it: ${sentence}`,
  rule: (decision: Row) =>
    `It was decided by policy ${chosen(decision).policy} at partition ${String(decision.partition)}, offset ${String(decision.offset)} of the log.`,
  next: (decision: Row) => `Next step: ${String(decision.next_step_en)}`,
};

const chinese: typeof english = {
  what: (decision) => {
    const { customer, day, severity, source } = chosen(decision);
    return `${dateText(day, 'zh')}，客户 ${customer} 触发规则“${String(decision.title_zh)}”（严重程度${severityText(severity, 'zh')}，${riskSourceText(source, 'zh')}风险）。`;
  },
  money: (overdue, open) => `涉及金额：逾期 ${overdue}，未清合计 ${open}。`,
  grade: (grade, score) => `当时评级为 ${grade}，评分 ${score}。`,
  last: (sentence) => `此前最近一次事件：${sentence}`,
  rule: (decision) =>
    `由策略 ${chosen(decision).policy} 在日志分区 ${String(decision.partition)}、位置 ${String(decision.offset)} 判定。`,
  next: (decision) => `下一步：${String(decision.next_step_zh)}`,
};
