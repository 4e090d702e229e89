import { createHash } from 'node:crypto';
import {
  canonicalJson,
  compilePolicy,
  type IndicatorDomain,
  type PolicyDocument,
  type PolicyError,
} from '@foreshock/policy';
import { inText, withTrees, type ExpressionError } from './expressions.ts';
import type { PolicyTest } from './policy-test.ts';
import type { Place } from './positions.ts';
import { shapeErrors } from './shape-errors.ts';
import { readYaml, type PlaceIn } from './yaml-file.ts';

/** What is wrong, where, and what was probably meant. */
export interface PolicyFileError extends Place {
  readonly file: string;
  readonly message: string;
  readonly nearest?: string;
}

export type ParsedPolicyFile =
  | {
      readonly ok: true;
      readonly document: PolicyDocument;
      /** Canonical JSON: what goes on the log. */
      readonly body: string;
      /** SHA-256 of the body's UTF-8 bytes, hex. */
      readonly hash: string;
      /** What the policy has to pass; no part of it. */
      readonly tests: readonly PolicyTest[];
    }
  | { readonly ok: false; readonly errors: readonly PolicyFileError[] };

/**
 * Reads a policy file (YAML 1.2, so JSON as well) and checks syntax, expressions, shape and meaning, in this order; the first stage
 * that finds errors reports all of its own. `filename` is only for the messages.
 */
export function parsePolicyFile(
  text: string,
  filename: string,
  knownIndicators: readonly (string | IndicatorDomain)[],
): ParsedPolicyFile {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, errors: read.errors.map((error) => ({ file: filename, ...error })) };
  const { value, expressions, errors } = withTrees(read.data);
  const refused = (found: readonly PolicyError[]): ParsedPolicyFile => {
    const inTexts = found.map((error) => inText(error, expressions) ?? error);
    return { ok: false, errors: locate(inTexts, filename, read.placeIn) };
  };
  if (errors.length > 0) return refused(errors);
  const misshapen = shapeErrors(value);
  if (misshapen.length > 0) return refused(misshapen);
  const { tests = [], ...written } = value as { tests?: readonly PolicyTest[] };
  const compiled = compilePolicy(written, knownIndicators);
  if (!compiled.ok) return refused(compiled.errors);
  const { document } = compiled.policy;
  const body = canonicalJson(document);
  return { ok: true, document, body, hash: hashOf(body), tests };
}

/** Findings with the file and the place of each. */
export function locate(
  errors: readonly (PolicyError | ExpressionError)[],
  file: string,
  placeIn: PlaceIn,
): readonly PolicyFileError[] {
  return errors.map((found) => {
    const { path, atKey, offset, ...error } = { offset: null, ...found };
    return { file, ...placeIn(path, atKey, offset), ...error };
  });
}

/** The hash of a policy's canonical JSON, as it stands in PolicyActivated. */
export function hashOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

/** One error on one line: `file:line:column: message; did you mean "…"?` */
export function formatPolicyFileError(error: PolicyFileError): string {
  const meant = error.nearest === undefined ? '' : `; did you mean "${error.nearest}"?`;
  return `${error.file}:${error.line}:${error.column}: ${error.message}${meant}`;
}
