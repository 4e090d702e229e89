import { readFileSync } from 'node:fs';
import { dayOf } from '@foreshock/contracts';
import type { Applicant, ApplicantSignal } from '@foreshock/forecast';
import { nearestName, SIGNAL_KINDS } from '@foreshock/policy';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { amountArgument } from './arguments.ts';

const date = z.iso.date();
const numbers = z.record(z.string(), z.number());
const texts = z.record(z.string(), z.string()).optional();
const signal = z.strictObject({ kind: z.enum(SIGNAL_KINDS), numbers, texts, validUntil: date.optional() });
const shape = z.strictObject({
  customerId: z.string().min(1).max(256).default('new-customer'),
  name: z.string().min(1),
  segment: z.enum(['LARGE', 'MEDIUM', 'SMALL']),
  industry: z.string().optional(),
  country: z.string().optional(),
  region: z.string().optional(),
  /** In the policy's base currency, such as 50000.00. */
  requestedLimit: z.union([z.number(), z.string()]).optional(),
  requestedTermsDays: z.number().int().min(0).max(365).optional(),
  statement: z.strictObject({ numbers, texts, validUntil: date.optional() }).optional(),
  externalRating: z.strictObject({ pd: z.number().min(0).max(1), validUntil: date.optional() }).optional(),
  signals: z.array(signal).max(100).default([]),
});
type Content = z.output<typeof shape>;

/** What is known of a new customer, from YAML or JSON. @throws Exit with usage, naming file, line, column and nearest name */
export function readApplicant(file: string, baseCurrency: string): Applicant {
  const content = readContent(file);
  const { customerId, name, segment, industry = null, country = null, region = null } = content;
  const { requestedLimit, requestedTermsDays = null } = content;
  const limit = requestedLimit === undefined ? null : String(requestedLimit);
  return {
    customerId,
    name,
    segment,
    industry,
    country,
    region,
    requestedLimitMinor:
      limit === null ? null : amountArgument(limit, baseCurrency, `${file}: requestedLimit`),
    requestedTermsDays,
    signals: signalsOf(content),
  };
}

function signalsOf({ statement, externalRating, signals }: Content): readonly ApplicantSignal[] {
  const all = [
    ...(statement === undefined ? [] : [{ kind: 'FINANCIAL_STATEMENT' as const, ...statement }]),
    ...(externalRating === undefined
      ? []
      : [
          {
            kind: 'EXTERNAL_RATING' as const,
            numbers: { pd: externalRating.pd },
            validUntil: externalRating.validUntil,
          },
        ]),
    ...signals,
  ];
  return all.map((one) => ({
    kind: one.kind,
    numbers: one.numbers,
    texts: ('texts' in one ? one.texts : undefined) ?? {},
    validUntil: one.validUntil === undefined ? null : dayOf(one.validUntil),
  }));
}

function readContent(file: string): Content {
  const lines = new LineCounter();
  const yaml = parseDocument(readFileText(file), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (yaml.errors.length > 0)
    throw new Exit(EXIT.usage, yaml.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`).join('\n'));
  const read = shape.safeParse(yaml.toJS({ maxAliasCount: 100 }));
  if (read.success) return read.data;
  const place = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = yaml.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
      if (node?.range !== undefined) return at(node.range[0]);
    }
    return at(0);
  };
  throw new Exit(
    EXIT.usage,
    read.error.issues.map((issue) => `${place(issue.path)}: ${messageOf(issue)}`).join('\n'),
  );
}

function messageOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return `${where === '' ? '' : `${where}: `}${issue.message}`;
  return issue.keys
    .map((key) => {
      const nearest = nearestName(key, Object.keys(shape.shape));
      return `unknown field "${key}"${nearest === undefined ? '' : `; did you mean "${nearest}"?`}`;
    })
    .join('; ');
}

/** @throws Exit with usage when the file cannot be read */
export function readFileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `${file}: cannot be read: ${(error as Error).message}`);
  }
}
