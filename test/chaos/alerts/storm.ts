import type { DeliveryUpdated } from '@foreshock/contracts';
import { eventually } from '@foreshock/testing';
import { lastStates } from './deliveries.ts';
import { startPatiently } from './kill.ts';
import type { AlertsScene } from './scene.ts';
import { warning } from './warnings.ts';

export interface StormReport {
  readonly warnings: number;
  readonly customers: number;
  /** Messages by kind. */
  readonly messages: Readonly<Record<string, number>>;
  /** Most messages that the chat took within any minute; a try that it turned away is none. */
  readonly mostInAMinute: number;
  /** Warnings that stand in no message that was delivered, or in several. */
  readonly notOnce: readonly string[];
  readonly seconds: number;
}

const MINUTE_MS = 60_000;

/** Warnings of many customers at once, to one chat that takes 20 messages a minute. */
export async function storm(scene: AlertsScene, warnings: number, customers: number): Promise<StormReport> {
  const { pipeline, receiver, producer, codec, reader } = scene;
  await scene.route({
    targets: { chat: { channel: 'slack', credentials: 'team' } },
    routes: [{ to: ['chat'], groupWait: '5s' }],
  });
  await startPatiently(pipeline);
  const before = receiver.received.length;
  const startedMs = Date.now();
  const ids = Array.from({ length: warnings }, (_, i) => `storm-${i}`);
  await producer.sendBatch(
    ids.map((id, i) => {
      const customerId = `S-${i % customers}`;
      const value = codec.encode(
        'WarningRaised',
        warning(id, customerId, `rule-${Math.floor(i / customers)}`),
      );
      return { topic: 'risk.warnings', key: customerId, value };
    }),
  );
  const told = await eventually(
    'every warning to be told',
    async () => {
      const delivered = ofChat(await lastStates(reader, codec)).filter(({ state }) => state === 'DELIVERED');
      const about = delivered.reduce((sum, { notices }) => sum + notices.length, 0);
      return about >= warnings ? delivered : undefined;
    },
    10 * MINUTE_MS,
    2_000,
  );
  const taken = receiver.received.slice(before).filter(({ status }) => status < 300);
  const times = taken.map(({ atMs }) => atMs);
  const counts = new Map<string, number>();
  for (const { notices } of told)
    for (const { warningId } of notices) counts.set(warningId ?? '', (counts.get(warningId ?? '') ?? 0) + 1);
  const kinds = Object.entries(Object.groupBy(told, ({ kind }) => kind));
  return {
    warnings,
    customers,
    messages: Object.fromEntries(kinds.map(([kind, all]) => [kind, all?.length ?? 0])),
    mostInAMinute: Math.max(
      ...times.map((at) => times.filter((one) => one >= at && one < at + MINUTE_MS).length),
    ),
    notOnce: ids.filter((id) => counts.get(id) !== 1),
    seconds: (Date.now() - startedMs) / 1_000,
  };
}

const ofChat = (states: ReadonlyMap<string, DeliveryUpdated>): DeliveryUpdated[] =>
  [...states.values()].filter(({ target }) => target === 'chat');
