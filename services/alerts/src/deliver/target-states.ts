import type { TargetUpdated } from '@foreshock/contracts';

/** Which targets are not sent to: a fold over the topic of target states, the same in every instance. */
export class TargetStates {
  readonly #states = new Map<string, TargetUpdated>();
  #onEnabled: (target: string) => void = () => undefined;

  /** Is called whenever a target is sent to again. */
  onEnabled(listener: (target: string) => void): void {
    this.#onEnabled = listener;
  }

  /** Takes in a record; the newest of a target counts. */
  apply(update: TargetUpdated): void {
    const wasOpen = this.isOpen(update.target);
    this.#states.set(update.target, update);
    if (!wasOpen && update.state === 'ENABLED') this.#onEnabled(update.target);
  }

  isOpen(target: string): boolean {
    return this.#states.get(target)?.state !== 'DISABLED';
  }

  /** Names of the targets that are not sent to. */
  get closed(): readonly string[] {
    return [...this.#states.values()].filter(({ state }) => state === 'DISABLED').map(({ target }) => target);
  }
}
