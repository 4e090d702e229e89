import { describe, expect, it } from 'vitest';
import { planDeliveries } from '../plan/plan.ts';
import { foldWarning } from '../plan/warning-event.ts';
import { defaultRouting, type Target } from '../routing.ts';
import { raisedWarning } from '../testing/fixtures.ts';
import type { Channel, Message } from './channel.ts';

/** A raised warning on its way. */
export function message(): Message {
  const event = foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning() });
  const delivery = planDeliveries(event, defaultRouting, 5)[0];
  if (delivery === undefined) throw new Error('nothing planned');
  const notification = JSON.parse(delivery.payload) as Message['notification'];
  return { deliveryId: delivery.deliveryId, body: delivery.payload, notification };
}

/** What every channel keeps to, whatever it is made of. */
export function keepsTheContract<T extends Target>(
  name: string,
  scene: () => { channel: Channel<T>; target: T; seen: () => string[] },
) {
  describe(`${name} as a channel`, () => {
    it('delivers a message with its id', async () => {
      const { channel, target, seen } = scene();
      const sent = message();
      expect(await channel.send(sent, target)).toEqual({ kind: 'delivered' });
      expect(seen().at(-1)).toContain(sent.notification.data.subject);
      expect(seen().at(-1)).toContain(sent.deliveryId);
    });
    it('carries the same id on every try', async () => {
      const { channel, target, seen } = scene();
      const before = seen().length;
      await channel.send(message(), target);
      await channel.send(message(), target);
      expect(seen()).toHaveLength(before + 2);
      expect(
        seen()
          .slice(before)
          .every((text) => text.includes(message().deliveryId)),
      ).toBe(true);
    });
  });
}
