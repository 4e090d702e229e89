import { createHash } from 'node:crypto';
import {
  canonicalJson,
  compilePolicy,
  doubtsAbout,
  type IndicatorDomain,
  type PolicyDocument,
  type PolicyError,
} from '@foreshock/policy';
import { LineCounter, parseDocument } from 'yaml';
import { inText, withTrees } from './expressions.ts';
import { placeOf, type Place } from './positions.ts';
import { shapeErrors } from './shape-errors.ts';

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
      /** What is probably not meant; nothing of it is refused. */
      readonly warnings: readonly PolicyFileError[];
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
  const lines = new LineCounter();
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) {
    const errors = yaml.errors.map(({ message, pos }) => {
      const { line, col } = lines.linePos(pos[0]);
      return { file: filename, line, column: col, message };
    });
    return { ok: false, errors };
  }
  const data = toPlainData(yaml);
  if (!data.ok) return { ok: false, errors: [{ file: filename, line: 1, column: 1, message: data.message }] };
  const { value, expressions, errors } = withTrees(data.value);
  const located = (found: PolicyError): PolicyFileError => {
    const { path, atKey, offset, ...error } = { offset: null, ...(inText(found, expressions) ?? found) };
    return {
      file: filename,
      ...placeOf(yaml, lines, path, { atKey: atKey === true, offset, text }),
      ...error,
    };
  };
  if (errors.length > 0) return { ok: false, errors: errors.map(located) };
  const misshapen = shapeErrors(value);
  if (misshapen.length > 0) return { ok: false, errors: misshapen.map(located) };
  const compiled = compilePolicy(value, knownIndicators);
  if (!compiled.ok) return { ok: false, errors: compiled.errors.map(located) };
  const body = canonicalJson(compiled.policy.document);
  const { document } = compiled.policy;
  return { ok: true, document, body, hash: hashOf(body), warnings: doubtsAbout(document).map(located) };
}

/** The hash of a policy's canonical JSON, as it stands in PolicyActivated. */
export function hashOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

/** Aliases are followed; one that unfolds without end (or beyond 100 copies) is refused. */
function toPlainData(
  yaml: ReturnType<typeof parseDocument>,
): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: yaml.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    if (error instanceof ReferenceError) return { ok: false, message: error.message };
    throw error;
  }
}

/** One error on one line: `file:line:column: message; did you mean "…"?` */
export function formatPolicyFileError(error: PolicyFileError): string {
  const meant = error.nearest === undefined ? '' : `; did you mean "${error.nearest}"?`;
  return `${error.file}:${error.line}:${error.column}: ${error.message}${meant}`;
}
