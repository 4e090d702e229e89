import { locate, type PolicyFileError } from './parse.ts';
import type { PolicyTest } from './policy-test.ts';
import { testsShapeErrors } from './shape-errors.ts';
import { readYaml } from './yaml-file.ts';

export type ParsedTestsFile =
  | { readonly ok: true; readonly tests: readonly PolicyTest[] }
  | { readonly ok: false; readonly errors: readonly PolicyFileError[] };

/** Reads a file that holds the tests of a policy and nothing else. Names in them are checked against the policy later. */
export function parseTestsFile(text: string, filename: string): ParsedTestsFile {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, errors: read.errors.map((error) => ({ file: filename, ...error })) };
  const misshapen = testsShapeErrors(read.data);
  if (misshapen.length > 0) return { ok: false, errors: locate(misshapen, filename, read.placeIn) };
  return { ok: true, tests: (read.data as { tests: readonly PolicyTest[] }).tests };
}
