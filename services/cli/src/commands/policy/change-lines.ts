import type { Condition, LocalText } from '@foreshock/policy';
import { isCondition, isText, type PolicyChange } from '@foreshock/policy-tools';
import { conditionText, moneyText } from '@foreshock/wording';
import { DIFF_WORDS, type Language } from './diff-words.ts';

export interface About {
  /** All segments of the policy: a change that holds in each of them needs no names. */
  readonly segments: readonly string[];
  readonly currency: string;
  readonly language: Language;
}

/** The changes of a group, a subject once, `+` and `-` before one that is there on one side only. */
export function changeLines(changes: readonly PolicyChange[], about: About): readonly string[] {
  const heads = [...new Set(changes.map((change) => headOf(change, about)))];
  return heads.flatMap((head) => {
    const own = changes.filter((change) => headOf(change, about) === head);
    return [`  ${head}`, ...own.flatMap((change) => fieldLines(change, about))];
  });
}

function headOf({ group, subject, field, from, to, segments }: PolicyChange, about: About): string {
  const isPart =
    group !== 'segments' && group !== 'limits' && about.segments.some((id) => !segments.includes(id));
  const scope = isPart ? DIFF_WORDS[about.language].only(segments.join(', ')) : '';
  if (field !== null) return `${subject}${scope}`;
  const title = (to ?? from) as { readonly title?: LocalText };
  const name =
    title.title === undefined ? '' : `${DIFF_WORDS[about.language].colon}${title.title[about.language]}`;
  return `${from === null ? '+' : '-'} ${subject}${scope}${name}`;
}

function fieldLines({ field, from, to }: PolicyChange, about: About): string[] {
  if (field === null) return [];
  const name = field === '' ? '' : `${field}${DIFF_WORDS[about.language].colon}`;
  return [`    ${name}${valueOf(field, from, about)} → ${valueOf(field, to, about)}`];
}

function valueOf(field: string, value: unknown, { currency, language }: About): string {
  if (value === null) return DIFF_WORDS[language].nothing;
  if (isCondition(value)) return conditionText(value as Condition, currency, language);
  if (isText(value)) return (value as LocalText)[language];
  if (typeof value === 'number' && /minor/i.test(field)) return moneyText(value, currency);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
