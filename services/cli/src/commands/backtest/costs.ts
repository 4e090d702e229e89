import { readFileSync } from 'node:fs';
import type { Costs, Materiality } from '@foreshock/backtest';
import { nearestName } from '@foreshock/policy';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';

const minor = z.number().int().min(0);
const ratio = z.number().min(0).max(1);

/** What is taken where nobody says otherwise: round figures, not measurements. Amounts in base currency minor units. */
const shape = z.strictObject({
  warningMinor: z
    .strictObject({ high: minor.default(5000), medium: minor.default(2000), low: minor.default(500) })
    .prefault({}),
  holdOfGoodMinor: minor.default(20_000),
  savedShare: ratio.default(0.3),
  minLeadDays: z.number().int().min(1).default(14),
  lossGivenDefault: ratio.default(0.6),
  material: z
    .strictObject({ moreThanMinor: minor.default(2500), moreThanRatio: ratio.default(0.01) })
    .prefault({}),
});

/** The costs of a backtest, and which of them nobody gave. */
export interface Assumptions {
  readonly costs: Costs;
  readonly materiality: Materiality;
  /** Names of the figures that are defaults. */
  readonly assumed: readonly string[];
}

/** Reads costs from YAML; all defaults without a file. @throws Exit naming file, line, field and the way out */
export function readCosts(path: string | undefined): Assumptions {
  if (path === undefined) return assumptionsOf({});
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new Exit(EXIT.usage, `${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
  const given: unknown = document.toJS() ?? {};
  const read = shape.safeParse(given);
  if (read.success) return assumptionsOf(given as object);
  throw new Exit(
    EXIT.usage,
    read.error.issues.map((issue) => problemText(path, document, lines, issue)).join('\n'),
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `--costs ${path} cannot be read: ${(error as Error).message}`);
  }
}

function assumptionsOf(given: object): Assumptions {
  const { material, warningMinor, ...rest } = shape.parse(given);
  const { high, medium, low } = warningMinor;
  return {
    costs: { ...rest, warningMinor: { HIGH: high, MEDIUM: medium, LOW: low } },
    materiality: material,
    assumed: leaves(shape.parse({})).filter((name) => !leaves(given).includes(name)),
  };
}

/** Dotted names of everything that is no object itself. */
function leaves(value: object): string[] {
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'object' && part !== null
      ? leaves(part as object).map((leaf) => `${name}.${leaf}`)
      : [name],
  );
}

function problemText(path: string, document: Document, lines: LineCounter, issue: z.core.$ZodIssue): string {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const at = [...issue.path, ...(unknown === undefined ? [] : [unknown])].map(String);
  const line = lineOf(document, lines, at);
  if (unknown === undefined) return `${path}:${line}: ${at.join('.')}: ${issue.message}`;
  const known =
    at.length > 1 ? leaves(shape.parse({})).map((name) => name.split('.').at(-1)!) : Object.keys(shape.shape);
  const nearest = nearestName(unknown, known);
  const meant = nearest === undefined ? `known are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return `${path}:${line}: unknown field "${at.join('.')}"; ${meant}`;
}

function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === path.at(-1)) : undefined;
  const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
  return range === undefined ? 1 : lines.linePos(range[0]).line;
}
