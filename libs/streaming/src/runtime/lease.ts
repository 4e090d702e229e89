/** The right to work on a partition: valid for one batch, gone with the next rebalance. */
export interface Lease {
  /** Throws once a heartbeat failed or the group has rebalanced; called before every write. */
  assertHeld(): void;
  /** Tells the group's coordinator that this consumer is alive; throws when it is no longer a member. */
  heartbeat(): Promise<void>;
  /** True once the consumer is asked to stop: finish the chunk, start no other. */
  stopping(): boolean;
}

/** Waits for slow work while heartbeats go on. The lease itself remembers one that failed. */
export async function keepAlive<T>(lease: Lease, everyMs: number, work: Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    lease.heartbeat().catch(() => undefined);
  }, everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
