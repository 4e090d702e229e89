import type { DeliveryUpdated } from '@foreshock/contracts';
import type { Notification } from '../plan/notification.ts';
import type { Routing, Target } from '../routing.ts';
import type { Channel, SendOutcome } from './channel.ts';

/** Tries one delivery. */
export type Send = (delivery: DeliveryUpdated) => Promise<SendOutcome>;

export type Channels = { readonly [K in Target['channel']]: Channel<Extract<Target, { channel: K }>> };

/** Sends a delivery over the channel of its target, as the routing file has it now: a mended address serves old ones too. */
export function sender(routing: Routing, channels: Channels): Send {
  return async (delivery) => {
    const target = routing.targets[delivery.target];
    if (target === undefined) {
      return {
        kind: 'failed',
        error: `no target "${delivery.target}" in the routing file`,
        retryAfterMs: null,
      };
    }
    const notification = JSON.parse(delivery.payload) as Notification;
    const message = { deliveryId: delivery.deliveryId, body: delivery.payload, notification };
    const channel: Channel = channels[target.channel];
    return channel.send(message, target);
  };
}
