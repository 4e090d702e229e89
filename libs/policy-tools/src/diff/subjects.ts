import type { PolicyDocument, Scorecard, Segment } from '@foreshock/policy';
import { resolvedFor } from '../resolved.ts';

/** Things of a policy that have a name, by group and name. */
export type Subjects = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** What a segment's customers are judged by: parameters replaced by their numbers, defaults written out. */
export function subjectsOf(written: PolicyDocument, of: Segment): Subjects {
  const { parameters, segment, scorecard: card, rules, document } = resolvedFor(written, of);
  const { limit, parameters: _, ...about } = segment;
  return new Map<string, ReadonlyMap<string, unknown>>([
    ['policy', new Map([['policy', generalOf(document)]])],
    ['parameters', new Map(Object.entries(parameters))],
    ['segments', named([about])],
    ['scorecards', scorecardSubjects(card)],
    ['grades', gradesOf(card)],
    ['overrides', named(card.overrides)],
    ['rules', named(rules.map(({ segments: __, ...rule }) => rule))],
    ['limits', new Map([[segment.id, limit]])],
    ['actions', actionsOf(document)],
    ...othersOf(document),
  ]);
}

function named(items: readonly { readonly id: string }[]): ReadonlyMap<string, unknown> {
  return new Map(items.map(({ id, ...rest }) => [id, rest]));
}

function generalOf({ title, baseCurrency, exposure }: PolicyDocument): unknown {
  return { title, baseCurrency, exposure };
}

function scorecardSubjects(card: Scorecard): ReadonlyMap<string, unknown> {
  const { behaviour, external, grades: _, overrides: __, ...whole } = card;
  const grouped = [
    ...behaviour.map((one) => ({ ...one, group: 'behaviour' })),
    ...external.map((one) => ({ ...one, group: 'external' })),
  ];
  return new Map([['scorecard', whole], ...named(grouped)]);
}

function gradesOf({ grades, upgrade }: Scorecard): ReadonlyMap<string, unknown> {
  const { probationDays } = upgrade;
  return new Map(grades.map(({ grade, ...band }) => [grade, { probationDays, ...band }]));
}

function actionsOf({ actions }: PolicyDocument): ReadonlyMap<string, unknown> {
  return new Map([...Object.entries(actions?.byGrade ?? {}), ...Object.entries(actions?.bySeverity ?? {})]);
}

/** What stands at the top of a policy beside these; a list of named things is a group of its own. */
function othersOf(document: PolicyDocument): readonly (readonly [string, ReadonlyMap<string, unknown>])[] {
  const others = Object.entries(document).filter(([key]) => !KNOWN.has(key));
  return others.map(([key, part]: [string, unknown]) => [
    key,
    isNamedList(part) ? named(part) : new Map([[key, part]]),
  ]);
}

const KNOWN: ReadonlySet<string> = new Set([
  ...['policyId', 'version', 'title', 'baseCurrency', 'exposure', 'parameters'],
  ...['segments', 'scorecards', 'rules', 'actions'],
]);

function isNamedList(part: unknown): part is readonly { readonly id: string }[] {
  return (
    Array.isArray(part) && part.every((item) => typeof (item as { id?: unknown } | null)?.id === 'string')
  );
}
