import { readFileSync } from 'node:fs';
import { shapeErrorsOf } from '@foreshock/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicyUrl, policySchemaUrl, policyTestsSchemaUrl } from './default-policy.ts';
import { parsePolicyFile } from './parse.ts';
import { policyFileSchema, policyTestsSchema } from './file-schema.ts';
import { shapeErrors } from './shape-errors.ts';
import { INDICATOR_NAMES } from './testing/indicators.ts';

it('is published as it is: npm run generate:policy-schema writes it', () => {
  const published = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));
  expect(published(policySchemaUrl)).toEqual(JSON.parse(JSON.stringify(policyFileSchema)));
  expect(published(policyTestsSchemaUrl)).toEqual(JSON.parse(JSON.stringify(policyTestsSchema)));
});

const parsed = parsePolicyFile(readFileSync(defaultPolicyUrl, 'utf8'), 'default.yaml', INDICATOR_NAMES);
if (!parsed.ok) throw new Error('the default policy is refused');
const document: unknown = {
  ...(JSON.parse(parsed.body) as object),
  default: {
    pastDue: {
      value: 'maxDaysPastDue',
      moreThanDays: 90,
      amount: 'overdueCleanMinor',
      moreThanMinor: 500,
      moreThanRatio: 0.01,
      of: 'openMinor',
    },
    unlikelyToPay: [
      { id: 'unlikely', title: { en: 'x', zh: 'x' }, when: { value: 'writtenOff365Minor', gt: 0 } },
    ],
    probationDays: 90,
  },
  provision: [{ value: 'openMinor', rate: 0.01 }],
};

/** Every place in the document, as the keys that lead to it. */
function places(node: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof node !== 'object' || node === null) return [path];
  const children = Array.isArray(node)
    ? node.map((item, index) => [index, item] as const)
    : Object.entries(node);
  return [path, ...children.flatMap(([key, child]) => places(child, [...path, key]))];
}

function replaced(node: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(node) ? [...(node as unknown[])] : { ...(node as Record<string, unknown>) };
  const members = copy as Record<string | number, unknown>;
  members[key] = replaced(members[key], rest, value);
  if (members[key] !== undefined) return copy;
  if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete members[key];
  return copy;
}

describe('the schema and the compiler', () => {
  // The tree of an expression is the program's own writing: the schema leaves it to the reader.
  const somewhere = fc.constantFrom(...places(document).filter((path) => !path.includes('tree')));
  const something = fc.constantFrom<unknown>(
    undefined,
    null,
    -1,
    0.5,
    1e9,
    '',
    'word',
    '$none',
    true,
    [],
    {},
    [{}],
    { en: 'x' },
  );

  it('refuse the same shapes', () => {
    fc.assert(
      fc.property(somewhere, something, (place, value) => {
        const changed = replaced(document, place, value);
        const bySchema = shapeErrors(changed).map(({ path }) => path);
        const byCompiler = shapeErrorsOf(changed).map(({ path }) => path);
        expect({ place, refused: bySchema.length > 0 }).toEqual({ place, refused: byCompiler.length > 0 });
      }),
      { numRuns: 400 },
    );
  });
});
