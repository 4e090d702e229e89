import specs from '@asyncapi/specs/schemas/3.0.0.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodec, createFakeRegistry, recordNames, topics, type RecordName } from '@foreshock/contracts';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asyncApiFile } from './generate.ts';
import { readRecords, schemasFolder } from './tooling/source.ts';

interface Message {
  readonly name: string;
  readonly examples: readonly { readonly headers: object; readonly payload: object }[];
}

const document = parse(readFileSync(asyncApiFile, 'utf8')) as {
  channels: Record<string, { messages: Record<string, unknown> }>;
  components: {
    messages: Record<string, Message>;
    messageTraits: { cloudEvent: { headers: object } };
  };
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

test('every topic has its channel, and no other is told of', () => {
  expect(Object.keys(document.channels).sort()).toEqual(topics.map(({ name }) => name).sort());
});

test('the example of every record encodes, decodes to itself, and has sound CloudEvents headers', async () => {
  const codec = createCodec(createFakeRegistry());
  await codec.registerAll();
  const soundHeaders = ajv.compile(document.components.messageTraits.cloudEvent.headers);
  expect(soundHeaders({ ce_id: 'alone' })).toBe(false);
  for (const name of recordNames) {
    const { name: fullName, examples } = document.components.messages[name] as Message;
    expect(examples).toHaveLength(1);
    for (const { headers, payload } of examples) {
      expect(soundHeaders(headers), name).toBe(true);
      expect(headers).toMatchObject({ ce_type: fullName });
      expect(await throughBytes(codec, name, payload)).toEqual({ ok: true, type: name, record: payload });
    }
  }
});

async function throughBytes(codec: ReturnType<typeof createCodec>, name: RecordName, payload: object) {
  const value = codec.encode(name, payload as never);
  await codec.ensure([value]);
  return codec.decode(value);
}

function leads(reference: string): boolean {
  if (!reference.startsWith('#/')) return existsSync(join(schemasFolder, reference));
  const steps = reference.slice(2).split('/');
  return (
    steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document) !==
    undefined
  );
}
