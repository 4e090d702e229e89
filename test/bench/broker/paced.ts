import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumedRecord } from '@foreshock/streaming';
import type { BenchStack } from './bench-stack.ts';
import { LOG } from './log.ts';

const LOOK_EVERY_MS = 2;

/** When the record with the given number, from 0, is due. */
export const dueMs = (startMs: number, perSecond: number, index: number): number =>
  startMs + (index * 1_000) / perSecond;

/**
 * Appends records at a fixed rate. Each bears the time at which it was due as its timestamp, so whatever delays the
 * sender counts as delay of the event.
 * @returns the number sent, and by how much the sender was late at worst, in ms
 */
export async function sendPaced(
  stack: BenchStack,
  records: Iterator<ConsumedRecord>,
  perSecond: number,
  seconds: number,
): Promise<{ readonly startMs: number; readonly sent: number; readonly latestMs: number }> {
  const producer = stack.kafka('bench').producer({ idempotent: false });
  await producer.connect();
  const count = perSecond * seconds;
  const startMs = Date.now() + 100;
  let sent = 0;
  let latestMs = 0;
  try {
    while (sent < count) {
      const now = Date.now();
      latestMs = Math.max(latestMs, now - dueMs(startMs, perSecond, sent));
      const messages = [];
      for (; sent < count && dueMs(startMs, perSecond, sent) <= now; sent += 1) {
        const next = records.next();
        if (next.done === true) throw new Error(`the tape ends after ${sent} events`);
        const { key, value, partition } = next.value;
        const timestamp = String(Math.round(dueMs(startMs, perSecond, sent)));
        messages.push({ key, value, partition, timestamp });
      }
      if (messages.length > 0) await producer.send({ topic: LOG, acks: -1, messages });
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await producer.disconnect();
  }
  return { startMs, sent, latestMs };
}
