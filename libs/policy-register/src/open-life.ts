import { createCodec, registryOf, type RegistrySettings } from '@foreshock/contracts';
import { createLogReader, kafkaClientOf, type KafkaSettings } from '@foreshock/streaming';
import type { Life } from './life.ts';
import { readLife } from './read-life.ts';

export type LifeSettings = KafkaSettings & RegistrySettings;

/** Reads how things stand, for showing; nothing is locked by it. */
export async function openLife(settings: LifeSettings): Promise<Life> {
  const reader = createLogReader(kafkaClientOf(settings, 'foreshock-policies'));
  try {
    return await readLife(reader, createCodec(registryOf(settings)));
  } finally {
    await reader.close();
  }
}
