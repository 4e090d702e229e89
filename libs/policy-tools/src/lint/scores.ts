import { combined, type Policy } from '@foreshock/policy';

type Card = Policy['segments'][number]['scorecard'];
type Group = Card['characteristics'][number]['group'];

/** More different scores than this are not gone through. */
const MAX_SCORES = 20_000;

/**
 * Every score that some values get, characteristics taken as independent of each other; null where there are too many
 * to go through.
 */
export function scoresOf(card: Card): ReadonlySet<number> | null {
  const behaviour = sumsOf(card, 'behaviour');
  const external = sumsOf(card, 'external');
  if (behaviour === null || external === null) return null;
  if (behaviour.size * external.size > MAX_SCORES * 100) return null;
  const scores = new Set(behaviour);
  for (const inside of behaviour) for (const outside of external) scores.add(combined(card, inside, outside));
  return scores;
}

function sumsOf(card: Card, group: Group): ReadonlySet<number> | null {
  let sums = new Set([group === 'behaviour' ? card.base : card.externalBase]);
  for (const { group: of, missing, points } of card.characteristics) {
    if (of !== group) continue;
    const choices = new Set([missing, ...points]);
    sums = new Set([...sums].flatMap((sum) => [...choices].map((choice) => sum + choice)));
    if (sums.size > MAX_SCORES) return null;
  }
  return sums;
}
