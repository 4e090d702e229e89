import type { PolicyError } from '@foreshock/policy';
import { locate, type PolicyFileError } from './parse.ts';
import type { CustomerValues, PolicyTest } from './policy-test.ts';
import { testsShapeErrors, valuesShapeErrors } from './shape-errors.ts';
import { readYaml, type PlaceIn } from './yaml-file.ts';

/** What stands in a file with tests, or with values, or what is wrong with its shape. */
export type ParsedFile<T> =
  | { readonly ok: true; readonly content: T; readonly placeIn: PlaceIn }
  | { readonly ok: false; readonly errors: readonly PolicyFileError[] };

/** Reads a file that holds the tests of a policy and nothing else. Names in them are checked against the policy later. */
export function parseTestsFile(text: string, file: string): ParsedFile<{ tests: readonly PolicyTest[] }> {
  return parse(text, file, testsShapeErrors);
}

/** Reads a file with the values of one customer; names as above. */
export function parseValuesFile(text: string, file: string): ParsedFile<CustomerValues> {
  return parse(text, file, valuesShapeErrors);
}

function parse<T>(
  text: string,
  file: string,
  errorsOf: (data: unknown) => readonly PolicyError[],
): ParsedFile<T> {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, errors: read.errors.map((error) => ({ file, ...error })) };
  const misshapen = errorsOf(read.data);
  if (misshapen.length > 0) return { ok: false, errors: locate(misshapen, file, read.placeIn) };
  return { ok: true, content: read.data as T, placeIn: read.placeIn };
}
