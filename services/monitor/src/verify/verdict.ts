import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord, OutputRecord } from '@foreshock/streaming';

/** One field that is not what it should be, as JSON. */
export interface FieldDifference {
  readonly field: string;
  readonly published: string;
  readonly derived: string;
}

/** What became of one decision: the same bytes again, other bytes, or one side has it alone. */
export interface Verdict {
  readonly result: 'equal' | 'differs' | 'not-published' | 'not-derived';
  readonly topic: string;
  readonly partition: number;
  /** Where it stands on its topic; null when it is not published. */
  readonly offset: number | null;
  readonly type: string;
  readonly customerId: string;
  readonly warningId: string | null;
  readonly asOf: number;
  /** Core versions that took the decision and that takes it now. */
  readonly core: { readonly published: string | null; readonly derived: string | null };
  readonly differences: readonly FieldDifference[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Judges a pair of which at least one side is there. */
export function verdictOf(
  codec: Codec,
  partition: number,
  published: ConsumedRecord | null,
  derived: OutputRecord | null,
): Verdict {
  const theirs = published === null ? null : fieldsOf(codec, published.value);
  const ours = derived === null ? null : fieldsOf(codec, derived.value);
  const shown = (theirs ?? ours) as NonNullable<typeof ours>;
  const { customerId, warningId, asOf } = shown.fields as {
    customerId: string;
    warningId?: string;
    asOf: number;
  };
  const isEqual = published !== null && derived !== null && sameBytes(published, derived);
  return {
    result: isEqual
      ? 'equal'
      : published === null
        ? 'not-published'
        : derived === null
          ? 'not-derived'
          : 'differs',
    topic: (published ?? derived)?.topic ?? '',
    partition,
    offset: published?.offset ?? null,
    type: shown.type,
    customerId,
    warningId: warningId ?? null,
    asOf,
    core: { published: coreOf(theirs), derived: coreOf(ours) },
    differences: isEqual || theirs === null || ours === null ? [] : differencesOf(theirs.fields, ours.fields),
  };
}

function fieldsOf(codec: Codec, value: Buffer | null): { type: string; fields: Fields } {
  const decoded = codec.decode(value);
  if (!decoded.ok) throw new Error(`a decision cannot be read: ${decoded.message}`);
  return { type: decoded.type, fields: decoded.record as unknown as Fields };
}

function coreOf(side: { fields: Fields } | null): string | null {
  return side === null ? null : String(side.fields['coreVersion']);
}

function sameBytes(published: ConsumedRecord, derived: OutputRecord): boolean {
  const key = derived.key === null ? null : Buffer.from(derived.key);
  return bytesEqual(published.key, key) && bytesEqual(published.value, derived.value);
}

function bytesEqual(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}

function differencesOf(published: Fields, derived: Fields): FieldDifference[] {
  const names = new Set([...Object.keys(published), ...Object.keys(derived)]);
  return [...names]
    .map((field) => ({
      field,
      published: JSON.stringify(published[field]),
      derived: JSON.stringify(derived[field]),
    }))
    .filter((pair) => pair.published !== pair.derived);
}
