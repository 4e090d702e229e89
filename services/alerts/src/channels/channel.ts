import type { Notification } from '../render/notification.ts';
import type { Target } from '../routing.ts';

/**
 * What a try came to. `failed` is tried again; `gone`: another try can change nothing about this one message; `closed`: the
 * receiver wants no more messages at all.
 */
export type SendOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly error: string; readonly retryAfterMs: number | null }
  | { readonly kind: 'gone' | 'closed'; readonly error: string };

/** One notification on its way: the id is the same on every try, the body the same bytes. */
export interface Message {
  readonly deliveryId: string;
  readonly body: string;
  readonly notification: Notification;
}

/** A way to reach people. `send` never rejects for what the receiver or the network does: that is an outcome. */
export interface Channel<T extends Target = Target> {
  readonly kind: T['channel'];
  send(message: Message, target: T): Promise<SendOutcome>;
}
