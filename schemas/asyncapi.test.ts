import specs from '@asyncapi/specs/schemas/3.0.0.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asyncApiFile } from './generate.ts';
import { readRecords, schemasFolder } from './tooling/source.ts';

const document = parse(readFileSync(asyncApiFile, 'utf8')) as {
  channels: Record<string, { messages: Record<string, unknown> }>;
};

const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
addFormats.default(ajv);
const validate = ajv.compile(specs);

test('the document is AsyncAPI 3', () => {
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});

test('a document with a channel that is none is refused', () => {
  expect(validate({ ...document, channels: { broken: { address: 5 } } })).toBe(false);
});

test('every record is on a channel, and every reference leads to something', () => {
  const carried = Object.values(document.channels).flatMap((channel) => Object.keys(channel.messages));
  expect([...new Set(carried)].sort()).toEqual(
    readRecords()
      .map(({ schema }) => schema.name)
      .sort(),
  );
  for (const [, reference] of readFileSync(asyncApiFile, 'utf8').matchAll(/\$ref: "?([^"\n]+)"?/g)) {
    expect(leads(String(reference)), String(reference)).toBe(true);
  }
});

function leads(reference: string): boolean {
  if (!reference.startsWith('#/')) return existsSync(join(schemasFolder, reference));
  const steps = reference.slice(2).split('/');
  return (
    steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) !==
    undefined
  );
}
