import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject } from 'ajv';
import ajvFormats from 'ajv-formats';
import { LineCounter, parseDocument, type Document } from 'yaml';
import mappingSchema from './mapping.schema.json' with { type: 'json' };
import type { Mapping } from './types.ts';

/** A mapping file that cannot be used: every problem with its line. */
export class MappingError extends Error {
  readonly problems: readonly string[];
  constructor(name: string, problems: readonly string[]) {
    super(`${name}: ${problems.length} problem(s)\n${problems.map((line) => `  ${line}`).join('\n')}`);
    this.name = 'MappingError';
    this.problems = problems;
  }
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true });
ajvFormats.default(ajv);
const validate = ajv.compile<Mapping>(mappingSchema);

/** Reads and checks a mapping file. @throws MappingError with a line for every problem. */
export async function readMappingFile(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new MappingError(path, [`cannot be read (${code})`]);
  }
  return parseMapping(text, path);
}

/** Checks a mapping written in YAML or JSON. @throws MappingError with a line for every problem. */
export function parseMapping(text: string, name = 'mapping'): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new MappingError(
      name,
      document.errors.map((error) => `line ${lineOf(error.pos[0])}: ${error.message}`),
    );
  }
  const value: unknown = document.toJS();
  if (validate(value)) return value;
  const problems = (validate.errors ?? []).filter(isTelling).map((error) => {
    return `line ${lineOf(offsetOf(document, error))}: ${describe(error)}`;
  });
  throw new MappingError(name, [...new Set(problems)]);
}

/** Errors of the branches of a choice say less than the choice itself. */
function isTelling(error: ErrorObject): boolean {
  return (
    !/\/(anyOf|oneOf)\/\d+\//.test(error.schemaPath) && !error.schemaPath.startsWith('#/$defs/field/anyOf/')
  );
}

function describe(error: ErrorObject): string {
  const place = error.instancePath.slice(1).replaceAll('/', '.') || 'the mapping';
  if (error.keyword === 'additionalProperties') {
    const { additionalProperty } = error.params as { additionalProperty: string };
    const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
    return `${place} has no setting "${additionalProperty}"; known are ${known.join(', ')}`;
  }
  if (error.keyword === 'enum') {
    const { allowedValues } = error.params as { allowedValues: unknown[] };
    return `${place} must be one of ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}`;
  }
  if (error.schemaPath.startsWith('#/$defs/field/')) {
    return `${place} must be a column's name or an object with one of column, columns, constant`;
  }
  return `${place} ${error.message ?? 'is wrong'}`;
}

/** Where the wrong part is named: the unknown setting itself, else the nearest setting that is there. */
function offsetOf(document: Document, error: ErrorObject): number {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const nodeAt = (depth: number) => document.getIn(path.slice(0, depth), true) as NodeWithRange | undefined;
  const extra = (error.params as { additionalProperty?: string }).additionalProperty;
  const unknown = extra === undefined ? undefined : keyOf(nodeAt(path.length), extra);
  if (unknown?.range) return unknown.range[0];
  for (let depth = path.length; depth > 0; depth--) {
    const named = keyOf(nodeAt(depth - 1), path[depth - 1] ?? '') ?? nodeAt(depth);
    if (named?.range) return named.range[0];
  }
  return nodeAt(0)?.range?.[0] ?? 0;
}

interface NodeWithRange {
  readonly range?: readonly [number, number, number] | null;
  readonly items?: readonly { readonly key?: NodeWithRange & { readonly value?: unknown } }[];
}

function keyOf(map: NodeWithRange | undefined, name: string): NodeWithRange | undefined {
  return map?.items?.find((pair) => pair.key?.value === name)?.key;
}
