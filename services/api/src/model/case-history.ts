import { isoDate, type CaseAct, type CaseUpdated } from '@foreshock/contracts';
import type { Language } from '@foreshock/wording';
import type { z } from 'zod';
import type { PlacedCase } from '../cases/case-book.ts';
import { instant } from './case-from-record.ts';
import { changeText } from './case-words.ts';
import type * as model from './cases.ts';
import type { Row } from './from-rows.ts';

type Change = z.output<typeof model.caseChange>;

interface Read {
  readonly offset: number;
  readonly atMs: number;
  readonly revision: number;
  readonly change: string;
  readonly state: CaseUpdated['state'];
  readonly about: string | null;
  readonly act: ({ readonly kind: string; readonly by: string } & Record<string, unknown>) | null;
  readonly code: string | null;
  readonly en: string | null;
  readonly zh: string | null;
}

/** Every change of a case once, the oldest first: from the tables, and what they do not have yet from memory. */
export function historyOf(
  rows: readonly Row[],
  placed: readonly PlacedCase[],
  language: Language,
): readonly Change[] {
  const byOffset = new Map<number, Read>();
  for (const read of [...placed.map(fromRecord), ...rows.map(fromRow)]) byOffset.set(read.offset, read);
  return [...byOffset.values()]
    .filter(({ change }) => change !== 'REPEATED')
    .sort((a, b) => a.offset - b.offset)
    .map((read) => changeFrom(read, language));
}

function changeFrom(read: Read, language: Language): Change {
  const refusal = language === 'zh' ? read.zh : read.en;
  const comment = read.act?.['comment'];
  return {
    at: instant(read.atMs),
    revision: read.revision,
    change: read.change,
    state: read.state,
    by: read.act?.by ?? null,
    comment: typeof comment === 'string' ? comment : null,
    about: read.about,
    act: read.act,
    refusal: read.code === null ? null : { code: read.code, text: refusal ?? '' },
    text: changeText(read.change, read.act, read.code === null ? null : refusal, language),
  };
}

const fromRow = (row: Row): Read => ({
  offset: Number(row['kafka_offset']),
  atMs: Number(row['changed_ms']),
  revision: Number(row['revision']),
  change: String(row['change']),
  state: String(row['state']) as CaseUpdated['state'],
  about: textOrNull(row['about']),
  act: typeof row['act'] === 'string' ? (JSON.parse(row['act']) as Read['act']) : null,
  code: textOrNull(row['refusal_code']),
  en: textOrNull(row['refusal_en']),
  zh: textOrNull(row['refusal_zh']),
});

const textOrNull = (cell: unknown): string | null => (typeof cell === 'string' && cell !== '' ? cell : null);

const fromRecord = ({ offset, update }: PlacedCase): Read => ({
  offset,
  atMs: update.changedAt,
  revision: update.revision,
  change: update.change,
  state: update.state,
  about: update.about,
  act: update.act === null ? null : shownAct(update.act),
  code: update.refusalCode,
  en: update.refusalEn,
  zh: update.refusalZh,
});

/** As the tables show it: dates and instants as ISO texts. */
const shownAct = (act: CaseAct): NonNullable<Read['act']> => ({
  ...act,
  businessDate: isoDate(act.businessDate),
  until: act.until === null ? null : instant(act.until),
  promisedDate: act.promisedDate === null ? null : isoDate(act.promisedDate),
});
