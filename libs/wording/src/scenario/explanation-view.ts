import { isoDate } from '@foreshock/contracts';
import type { Change, Counterfactual, Moved, Retraced } from '@foreshock/forecast';
import type { Day } from '@foreshock/ledger';
import type { Standing } from '@foreshock/policy';
import { eventSentence } from '../event-sentence.ts';
import { valueText } from '../evidence.ts';
import { indicatorLabel } from '../indicator-labels.ts';
import type { Language } from '../language.ts';
import { standingView } from './standing-view.ts';
import { summaryOf } from './summary.ts';
import { counterfactualViews } from './way-words.ts';

/** Events that are shown. */
const SHOWN = 10;
/** A source that was last heard of so many days ago is stale. */
const STALE_DAYS = 365;

/** Why a customer stands where he stands: points, levels, overrides, events, sources, and what would have to be otherwise. */
export function explanationView(
  { situation, moved, heardOf }: Retraced,
  standing: Standing,
  found: readonly Counterfactual[],
  language: Language,
) {
  return {
    customerId: situation.customerId,
    language,
    policy: {
      id: standing.policyId,
      version: standing.policyVersion,
      segment: standing.segmentTitle[language],
    },
    now: summaryOf(standing, language),
    ...standingView(standing, language),
    moved: moved.slice(0, SHOWN).map((one) => movedView(one, standing.currency, language)),
    sources: sourcesView(standing, heardOf),
    counterfactuals: counterfactualViews(found, standing, language),
  };
}

function movedView({ offset, day, input, changes }: Moved, currency: string, language: Language) {
  return {
    offset,
    date: isoDate(day),
    eventId: input.record.eventId,
    recordType: input.type,
    sentence: eventSentence(input.type, withDates(input.record), language),
    changes: changes.map((change) => ({ ...change, text: changeText(change, currency, language) })),
  };
}

function changeText({ name, before, after }: Change, currency: string, language: Language): string {
  const show = (value: number | null): string =>
    value === null ? '–' : valueText(name, value, currency, language);
  return `${indicatorLabel(name, language)}: ${show(before)} → ${show(after)}`;
}

/** Days as the texts that sentences are made of. */
function withDates(record: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]: [string, unknown]) =>
      /Date$/.test(field) && typeof value === 'number' ? [field, isoDate(value)] : [field, value],
    ),
  );
}

/** What the scorecard reads from where; one that is missing may have been there and run out. */
export function sourcesView(
  { sourcesPresent, sourcesMissing, asOf }: Standing,
  heardOf: ReadonlyMap<string, Day>,
) {
  return [...sourcesPresent, ...sourcesMissing].map((source) => {
    const last = heardOf.get(source) ?? null;
    const ageDays = last === null ? null : Math.max(0, asOf - last);
    return {
      source,
      isPresent: sourcesPresent.includes(source),
      isStale: ageDays !== null && ageDays > STALE_DAYS,
      lastHeardOf: last === null ? null : isoDate(last),
      ageDays,
    };
  });
}
