import type { SendOutcome } from '../channels/channel.ts';
import type { Clock } from '../deliver/clock.ts';
import type { Notification } from '../render/notification.ts';

/** A message that fires at a target that forgets, as it was sent. */
export interface FiringMessage {
  readonly deliveryId: string;
  readonly target: string;
  readonly notification: Notification;
}

export interface RefresherOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  /** Sends a message that was sent before once more, outside of all books. */
  readonly send: (deliveryId: string, target: string, notification: Notification) => Promise<SendOutcome>;
  readonly onRefreshed?: (target: string, outcome: SendOutcome) => void;
  readonly onFatal: (error: unknown) => void;
}

/**
 * Tells receivers that forget what still fires, again and again, while this process owns the log. A refresh that fails is
 * made good by the next one, so it is counted and not repeated.
 */
export class Refresher {
  readonly #options: RefresherOptions;
  #cancel: () => void = () => undefined;
  #firing: (() => Iterable<FiringMessage>) | null = null;

  constructor(options: RefresherOptions) {
    this.#options = options;
  }

  /** @param firing what fires at the moment of the call */
  start(firing: () => Iterable<FiringMessage>): void {
    this.stop();
    this.#firing = firing;
    this.#wait();
  }

  stop(): void {
    this.#firing = null;
    this.#cancel();
  }

  #wait(): void {
    const { clock, everyMs, onFatal } = this.#options;
    this.#cancel = clock.after(everyMs, () => {
      this.#round().catch(onFatal);
    });
  }

  async #round(): Promise<void> {
    const firing = this.#firing;
    if (firing === null) return;
    const { send, onRefreshed } = this.#options;
    for (const message of firing()) {
      if (this.#firing !== firing) return;
      const { deliveryId, target, notification } = message;
      const outcome = await send(deliveryId, target, notification);
      onRefreshed?.(target, outcome);
    }
    if (this.#firing === firing) this.#wait();
  }
}
