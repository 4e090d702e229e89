import type { Codec } from '@foreshock/contracts';
import { createFramer } from './frames.ts';
import { createTape } from './tape.ts';
import { createWorkload, type WorkloadOptions } from '../generator.ts';
import type { LogEntry } from '../workload/entry.ts';
import type { BenchPolicy } from '../workload/policy.ts';

/** The year and the day after it, as the bytes that go onto the log. */
export interface Tapes {
  readonly customers: number;
  readonly year: ReturnType<typeof createTape>;
  readonly day: ReturnType<typeof createTape>;
}

export type TapeOptions = Omit<WorkloadOptions, 'currency'> & { readonly dayEvents: number };

/** Invents the workload and encodes it with the codec, the policy in front. */
export function recordTapes(codec: Codec, policy: BenchPolicy, options: TapeOptions): Tapes {
  const workload = createWorkload({ ...options, currency: policy.currency });
  const frame = createFramer(codec, options.partitions);
  const record = (...sources: Iterable<LogEntry>[]) => {
    const tape = createTape(options.partitions);
    for (const source of sources) for (const entry of source) tape.append(frame(entry));
    return tape;
  };
  const year = record(policy.entries(options.partitions), workload.year());
  const day = record(workload.day(options.dayEvents));
  return { customers: options.customers, year, day };
}
