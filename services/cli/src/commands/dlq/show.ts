import { createCodec, registryOf } from '@foreshock/contracts';
import { kafkaConfig, loadConfig, processEnvironment, registryConfig } from '@foreshock/config';
import type { HandledLetter } from '@foreshock/dead-letters';
import { z } from 'zod';
import { print, type OutputOptions } from '../../output/print.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';
import { originText, toJson } from './list.ts';
import { withDeadLetters } from './open.ts';

const SHOWN_BYTES = 256;

/** Everything about one dead letter: why, from where, what it holds, and what was done with it. */
export async function show(id: string, options: OutputOptions): Promise<void> {
  const letter = await withDeadLetters((letters) => letters.find(id));
  const content = await contentOf(letter);
  const { key, value } = letter.record;
  const bytes = {
    keyBase64: key?.toString('base64') ?? null,
    valueBase64: value?.toString('base64') ?? null,
  };
  print(options, { ...toJson(letter), content, ...bytes }, () => text(letter, content));
}

/** The record as JSON, where its bytes can be read at all. */
async function contentOf({ record }: HandledLetter): Promise<{ type: string; record: unknown } | null> {
  const env = { ...stackEnvironment(), ...processEnvironment() };
  const codec = createCodec(registryOf(loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env)));
  await codec.ensure([record.value]);
  const decoded = codec.decode(record.value);
  return decoded.ok ? { type: decoded.type, record: decoded.record } : null;
}

function text(letter: HandledLetter, content: { type: string; record: unknown } | null): string {
  const { handling, record } = letter;
  const done =
    handling === null
      ? 'open'
      : `${handling.state.toLowerCase()} by ${handling.actor} at ${new Date(handling.atMs).toISOString()}${handling.why === null ? '' : `: ${handling.why}`}`;
  const value = record.value ?? Buffer.alloc(0);
  return [
    `dead letter  ${letter.id} (${record.topic}), ${new Date(record.timestampMs).toISOString()}`,
    `from         ${originText(letter)}`,
    `broke at     ${letter.stage}: ${letter.reason}`,
    `             ${letter.message}`,
    `state        ${done}`,
    ...(letter.replayOf === null ? [] : [`second try   of ${letter.replayOf}`]),
    `key          ${record.key === null ? 'none' : JSON.stringify(record.key.toString('utf8'))}`,
    content === null
      ? `value        ${value.length} bytes: ${value.subarray(0, SHOWN_BYTES).toString('hex')}`
      : `value        ${content.type} ${JSON.stringify(content.record, null, 2)}`,
  ].join('\n');
}
