import { canonicalJson, type PolicyDocument } from '@foreshock/policy';
import { fieldsOf } from './fields.ts';
import { subjectsOf, type Subjects } from './subjects.ts';

/** One difference between two policies. */
export interface PolicyChange {
  /** rules, scorecards, grades, overrides, limits, segments, parameters, actions, policy, or another top-level name. */
  readonly group: string;
  /** A rule, a characteristic, a grade, a segment. */
  readonly subject: string;
  /** Null: the whole subject is there on one side only. */
  readonly field: string | null;
  /** What stands there, or null for nothing. */
  readonly from: unknown;
  readonly to: unknown;
  /** Segments for which it holds. */
  readonly segments: readonly string[];
}

/**
 * How two policies differ in meaning: what each segment's customers are judged by, once parameters, aliases and the
 * order of fields are out of the way. Neither version nor the name of a parameter or a scorecard is a meaning.
 */
export function diffPolicies(a: PolicyDocument, b: PolicyDocument): readonly PolicyChange[] {
  const ids = [...new Set([...a.segments, ...b.segments].map(({ id }) => id))];
  const changes = ids.flatMap((id) => {
    const before = a.segments.find((segment) => segment.id === id);
    const after = b.segments.find((segment) => segment.id === id);
    return before === undefined || after === undefined
      ? [
          {
            group: 'segments',
            subject: id,
            field: null,
            from: before ?? null,
            to: after ?? null,
            segments: [id],
          },
        ]
      : changesBetween(subjectsOf(a, before), subjectsOf(b, after), id);
  });
  return merged(changes);
}

function changesBetween(a: Subjects, b: Subjects, segment: string): readonly PolicyChange[] {
  const groups = [...new Set([...a.keys(), ...b.keys()])];
  return groups.flatMap((group) => {
    const before = a.get(group) ?? new Map<string, unknown>();
    const after = b.get(group) ?? new Map<string, unknown>();
    const subjects = [...new Set([...before.keys(), ...after.keys()])];
    return subjects.flatMap((subject): readonly PolicyChange[] => {
      const [from, to] = [before.get(subject), after.get(subject)];
      const about = { group, subject, segments: [segment] };
      if (from !== undefined && to !== undefined) return fieldChanges(from, to, about);
      // a parameter means what it is used for
      return group === 'parameters' ? [] : [{ ...about, field: null, from: from ?? null, to: to ?? null }];
    });
  });
}

function fieldChanges(
  a: unknown,
  b: unknown,
  about: Pick<PolicyChange, 'group' | 'subject' | 'segments'>,
): readonly PolicyChange[] {
  const [before, after] = [fieldsOf(a), fieldsOf(b)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((field) => {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    const isNameOnly = about.group === 'segments' && field === 'scorecard';
    return isNameOnly || meaningOf(from) === meaningOf(to) ? [] : [{ ...about, field, from, to }];
  });
}

/** An expression means what it was read as, however it is written. */
function meaningOf(part: unknown): string {
  return JSON.stringify(JSON.parse(canonicalJson(part)), (key, inner: unknown) =>
    key === 'cel' ? undefined : inner,
  );
}

/** The same change in several segments is one. */
function merged(changes: readonly PolicyChange[]): readonly PolicyChange[] {
  const byMeaning = new Map<string, PolicyChange>();
  for (const change of changes) {
    const { segments, ...meaning } = change;
    const key = canonicalJson(meaning);
    const same = byMeaning.get(key);
    byMeaning.set(key, same === undefined ? change : { ...same, segments: [...same.segments, ...segments] });
  }
  return [...byMeaning.values()];
}
