import { INDICATORS } from '@foreshock/ledger';
import { compilePolicy, type Policy } from '@foreshock/policy';
import {
  locate,
  parsePolicyFile,
  parseTestsFile,
  readYaml,
  type PlaceIn,
  type PolicyFileError,
  type PolicyTest,
} from '@foreshock/policy-file';
import { checkTests } from './tests/check.ts';

/** A file's name, as messages show it, and its text. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Tests with the file that they stand in. */
export interface Suite {
  readonly file: string;
  readonly tests: readonly PolicyTest[];
  readonly placeIn: PlaceIn;
}

/** A policy that compiles, with the tests that name what it has. */
export interface OpenedPolicy {
  readonly file: string;
  readonly policy: Policy;
  readonly placeIn: PlaceIn;
  readonly suites: readonly Suite[];
}

export type Opened =
  | { readonly ok: true; readonly opened: OpenedPolicy }
  | { readonly ok: false; readonly errors: readonly PolicyFileError[] };

/** Reads a policy and its tests, those in the policy's own file and those in the file beside it. */
export function openPolicy(written: TextFile, beside: TextFile | null): Opened {
  const parsed = parsePolicyFile(written.text, written.file, INDICATORS);
  if (!parsed.ok) return parsed;
  const compiled = compilePolicy(parsed.document, INDICATORS);
  if (!compiled.ok) throw new Error('the policy was taken and is refused the second time');
  const { policy } = compiled;
  const own = ownSuite(written, parsed.tests);
  const second = beside === null ? null : parseTestsFile(beside.text, beside.file);
  if (second !== null && !second.ok) return second;
  const suites =
    beside === null || second === null
      ? [own]
      : [own, { file: beside.file, tests: second.content.tests, placeIn: second.placeIn }];
  const errors = suites.flatMap(({ file, tests, placeIn }) =>
    locate(checkTests(policy, tests), file, placeIn),
  );
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, opened: { file: written.file, policy, placeIn: own.placeIn, suites } };
}

function ownSuite({ file, text }: TextFile, tests: readonly PolicyTest[]): Suite {
  const read = readYaml(text);
  if (!read.ok) throw new Error(`${file} was read and is no YAML the second time`);
  return { file, tests, placeIn: read.placeIn };
}
