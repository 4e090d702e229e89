import { describe, expect, it } from 'vitest';
import { foldWarning } from '../desk/warning-event.ts';
import type { Target } from '../routing.ts';
import { raisedWarning } from '../testing/fixtures.ts';
import { notificationAbout } from '../testing/messages.ts';
import type { Channel, Message } from './channel.ts';

/** A raised warning on its way. */
export function message(): Message {
  const event = foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning() });
  const notification = notificationAbout(event, 'en', 5);
  return {
    deliveryId: 'dlv_0123456789abcdef0123456789abcdef',
    body: JSON.stringify(notification),
    notification,
  };
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
