import type { Message, ToldNotice } from '@foreshock/alerting';

/**
 * What fires at targets that forget: the last message about each open warning, by target. A fold over messages and warnings,
 * so it is the same after a restart.
 */
export class Firing {
  readonly #byTarget = new Map<string, Map<string, Message>>();
  readonly #isForgetful: (target: string) => boolean;

  constructor(isForgetful: (target: string) => boolean) {
    this.#isForgetful = isForgetful;
  }

  /** A message went to its target. */
  told(message: Message): void {
    if (!this.#isForgetful(message.target)) return;
    const firing = this.#byTarget.get(message.target) ?? new Map<string, Message>();
    this.#byTarget.set(message.target, firing);
    for (const notice of message.notices) {
      if (notice.warningId === null || notice.purpose !== 'NEWS') continue;
      firing.delete(notice.warningId);
      if (notice.event !== 'CLEARED') firing.set(notice.warningId, only(message, notice));
    }
  }

  /** A warning is over, whether or not anybody is told. */
  cleared(warningId: string): void {
    for (const firing of this.#byTarget.values()) firing.delete(warningId);
  }

  /** A message for each warning that fires, by target. */
  get messages(): readonly Message[] {
    return [...this.#byTarget.values()].flatMap((firing) => [...firing.values()]);
  }
}

const only = (message: Message, notice: ToldNotice): Message => ({
  ...message,
  customerId: notice.customerId,
  notices: [notice],
});
