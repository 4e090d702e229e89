import { dayOf } from '@foreshock/contracts';
import { dateText, moneyOf, moneyText, type Language } from '@foreshock/wording';
import type { z } from 'zod';
import type * as customers from './customers.ts';
import type { Row } from './from-rows.ts';

export type Judgement = z.output<typeof customers.assessment>['judgements'][number];

/** A judgement as it stands in its column. */
interface Stored {
  readonly kind: 'GRADE' | 'LIMIT';
  readonly grade: string | null;
  readonly limitMinor: number | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
  readonly validUntil: string;
  readonly eventId: string;
}

/** The judgements of an assessment; JSON text in their column. */
export function judgementsFrom(row: Row, language: Language): Judgement[] {
  const stored = JSON.parse(String(row.judgements || '[]')) as Stored[];
  const currency = String(row.currency);
  return stored.map(({ limitMinor, ...judgement }) => ({
    ...judgement,
    limit: limitMinor === null ? null : moneyOf(limitMinor, currency),
    sentence: sentenceOf({ limitMinor, ...judgement }, currency, language),
  }));
}

function sentenceOf(judgement: Stored, currency: string, language: Language): string {
  const { kind, grade, limitMinor, decidedBy, approvedBy, validUntil, reason } = judgement;
  const judged = kind === 'GRADE' ? String(grade) : moneyText(limitMinor ?? 0, currency);
  const until = dateText(dayOf(validUntil), language);
  if (language === 'zh') {
    const approved = approvedBy === null ? '' : `，${approvedBy} 批准`;
    const what = kind === 'GRADE' ? '评级' : '额度';
    return `${decidedBy} 人工判定${what}为 ${judged}${approved}，有效期至${until}：${reason}。`;
  }
  const approved = approvedBy === null ? '' : ` (approved by ${approvedBy})`;
  const what = kind === 'GRADE' ? 'grade' : 'limit';
  return `By judgement of ${decidedBy}${approved} the ${what} is ${judged} until ${until}: ${reason}.`;
}
