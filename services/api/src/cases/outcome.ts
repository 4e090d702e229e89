import type { CaseUpdated } from '@foreshock/contracts';
import type { Language } from '@foreshock/wording';
import { ProblemError } from '../http/problem.ts';
import type { ActOutcome } from './commands.ts';

/** Why an act was refused, in the reader's words. */
const reasonOf = ({ refusalEn, refusalZh }: CaseUpdated, language: Language): string =>
  (language === 'zh' ? refusalZh : refusalEn) ?? '';

/** What the caller is told of an act that was refused, or not carried out to its end. */
export function actProblem(outcome: ActOutcome, actId: string, language: Language): ProblemError {
  const { code, text, outcome: name } = answerOf(outcome, actId, language);
  const detail = text ?? '';
  if (outcome.kind !== 'refused')
    return new ProblemError({ title: 'Not carried out to its end', status: 503, detail, code: name });
  const status = code === 'ID_USED' ? 422 : 409;
  return new ProblemError({ title: 'Refused', status, detail, code: code ?? name });
}

export interface Answer {
  readonly outcome: 'DONE' | 'REPEATED' | 'REFUSED' | 'UNKNOWN' | 'LEDGER_SILENT' | 'UNDECIDED';
  readonly code: string | null;
  readonly text: string | null;
  readonly update: CaseUpdated | null;
}

/** The same as one of many; `null` stands for a case that there is not. */
export function answerOf(outcome: ActOutcome | null, actId: string, language: Language): Answer {
  if (outcome === null) return { outcome: 'UNKNOWN', code: null, text: null, update: null };
  switch (outcome.kind) {
    case 'done':
      return { outcome: 'DONE', code: null, text: null, update: outcome.update };
    case 'repeated':
      return { outcome: 'REPEATED', code: null, text: null, update: outcome.update };
    case 'refused': {
      const { update } = outcome;
      return { outcome: 'REFUSED', code: update.refusalCode, text: reasonOf(update, language), update };
    }
    case 'ledger-silent': {
      const text = `${SILENT[language]} ${outcome.message}${again(actId, language)}`;
      return { outcome: 'LEDGER_SILENT', code: null, text, update: outcome.update };
    }
    case 'undecided':
      return {
        outcome: 'UNDECIDED',
        code: null,
        text: `${UNDECIDED[language]}${again(actId, language)}`,
        update: null,
      };
  }
}

const SILENT = { en: 'the case has it, the ledger was not told:', zh: '案件已记录，但台账未收到：' } as const;
const UNDECIDED = { en: 'it is on the log, and not decided yet', zh: '已写入日志，尚未裁定' } as const;
const again = (actId: string, language: Language): string =>
  language === 'zh'
    ? `；请以 Idempotency-Key: ${actId} 重发`
    : `; send it again with Idempotency-Key: ${actId}`;
