import type { DeliveryUpdated } from '@foreshock/contracts';
import type { Notification } from '../render/notification.ts';
import type { Routing, Target } from '../routing.ts';
import type { Channel, SendOutcome } from './channel.ts';

/** Tries one delivery. */
export type Send = (delivery: DeliveryUpdated) => Promise<SendOutcome>;

export type Channels = { readonly [K in Target['channel']]: Channel<Extract<Target, { channel: K }>> };

/** Sends a delivery over the channel of its target, as the routing file has it now: a mended address serves old ones too. */
export function sender(routing: Routing, channels: Channels): Send {
  return ({ deliveryId, target, payload }) =>
    sendTo(routing, channels, target, {
      deliveryId,
      body: payload,
      notification: upToDate(JSON.parse(payload) as Notification),
    });
}

/** Sends what was sent before once more, under its id. */
export const sendAgain =
  (routing: Routing, channels: Channels) =>
  (deliveryId: string, target: string, notification: Notification): Promise<SendOutcome> =>
    sendTo(routing, channels, target, { deliveryId, body: JSON.stringify(notification), notification });

async function sendTo(
  routing: Routing,
  channels: Channels,
  name: string,
  message: Parameters<Channel['send']>[0],
): Promise<SendOutcome> {
  const target = routing.targets[name];
  if (target === undefined) {
    return { kind: 'failed', error: `no target "${name}" in the routing file`, retryAfterMs: null };
  }
  const channel: Channel = channels[target.channel];
  return channel.send(message, target);
}

/** A message from before there could be several notices in one: it is its own only notice. */
function upToDate(notification: Notification): Notification {
  const { data, type } = notification as { data: Partial<Notification['data']>; type: Notification['type'] };
  if (data.notices !== undefined) return notification;
  const notices = [{ ...data, type }] as unknown as Notification['data']['notices'];
  return { ...notification, data: { ...notification.data, notices } };
}
