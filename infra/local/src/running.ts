import type { StackEndpoints } from './state.ts';

/** A stack that is up. */
export interface Stack {
  readonly endpoints: StackEndpoints;
  /** True when it ran already, under another process; `stop` then leaves it alone. */
  readonly reused: boolean;
  /** Stops the parts in order and forgets the endpoints. */
  stop(): Promise<void>;
  /** Calls back once when the stack has ended; with the reason when a part could not be kept up. */
  onExit(listener: (reason: Error | undefined) => void): void;
}
