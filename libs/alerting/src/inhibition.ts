import { matches } from './match.ts';
import type { Rules } from './rules.ts';
import type { News, Subject, Warning } from './state.ts';

/**
 * The open warning that keeps this one back from a target; null when none does. Only one that the target knows of, or is
 * about to be told of, does: nobody is left without both. Two that each rule would keep back keep nothing back.
 */
export function inhibitorOf({ config }: Rules, subject: Subject, news: News): Warning | null {
  const facts = news.warning?.facts ?? news.facts;
  if (news.warning?.isOpen === false || news.notices.some(({ event }) => event === 'CASE_OVERDUE'))
    return null;
  for (const rule of config.inhibit) {
    if (!matches(rule.target, facts)) continue;
    const isSource = matches(rule.source, facts);
    for (const other of subject.warnings.values()) {
      if (other === news.warning || !isKnownTo(other, news.target) || !matches(rule.source, other.facts))
        continue;
      if (!isSource || !matches(rule.target, other.facts)) return other;
    }
  }
  return null;
}

const isKnownTo = ({ told, untold }: Warning, target: string): boolean =>
  told.has(target) || untold.get(target)?.at.is === 'waiting';
