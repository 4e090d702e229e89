import { minorUnits } from '@foreshock/contracts';
import { createPartition, step, type EngineInput, type Partition } from '@foreshock/engine';
import { advanceTo, applyEvent, createLedger, dayOf, type Ledger, type LedgerInput } from '@foreshock/ledger';
import { readLog } from '@foreshock/monitor';
import { readPolicy } from '../workload/policy.ts';
import { offlineCodec } from './frames.ts';
import type { CoreOptions } from './measure-core.ts';
import { Stopwatch } from './stopwatch.ts';
import { recordTapes } from './tapes.ts';

/** Books the log and decides nothing: what the policy costs comes on top of it. */
function createBooks(partition: Partition) {
  const ledgers = new Map<string, Ledger>();
  let today: number | null = null;
  return (input: EngineInput): void => {
    if (input.type === 'ClockTick') today = input.record.date;
    if (input.type === 'ClockTick' || input.type === 'PolicyActivated' || input.type === 'FxRate') return;
    book(input);
  };
  function book(input: LedgerInput): void {
    const { customerId, occurredAt } = input.record;
    const day = (today ??= dayOf(occurredAt));
    const ledger = ledgers.get(customerId) ?? createLedger(day, partition.store);
    ledgers.set(customerId, ledger);
    advanceTo(ledger, day);
    applyEvent(ledger, input, partition.book);
  }
}

function isInput(read: ReturnType<typeof readLog>): read is EngineInput {
  return !('kind' in read);
}

/**
 * CPU time an event of the ledger alone and of ledger and policy, on one day over a loaded state: both read each batch in
 * turn, so that what else the machine does falls on both.
 */
export async function measurePolicy(options: CoreOptions) {
  const { partitions: count, batch: size } = options;
  const codec = await offlineCodec();
  const dayEvents = options.dayEvents ?? options.events;
  const { year, day } = recordTapes(codec, readPolicy(options.policy), { ...options, dayEvents });
  const deciding = Array.from({ length: count }, (_, index) => createPartition(index, minorUnits));
  const books = Array.from({ length: count }, (_, index) => {
    const partition = createPartition(index, minorUnits);
    return { partition, book: createBooks(partition) };
  });
  const watches = { ledger: new Stopwatch(), both: new Stopwatch() };
  let events = 0;
  let decisions = 0;
  for (const tape of [year, day]) {
    events = decisions = 0;
    for (const watch of Object.values(watches)) watch.cpuUs = 0;
    for (const batch of tape.batches(size)) {
      await codec.ensure(batch.map(({ value }) => value));
      const first = batch[0]!;
      const inputs = batch.map((record) => readLog(codec, record)).filter(isInput);
      const { partition, book } = books[first.partition]!;
      const decider = deciding[first.partition]!;
      watches.both.start();
      for (const [index, input] of inputs.entries()) {
        const result = step(decider, input, first.offset + index);
        if (result.kind === 'ok') decisions += result.outputs.length;
      }
      watches.both.stop();
      // The book converts at the rates and in the currency of the policy in force.
      partition.policy = decider.policy;
      for (const [pair, rate] of decider.rates) partition.rates.set(pair, rate);
      watches.ledger.start();
      for (const input of inputs) book(input);
      watches.ledger.stop();
      events += batch.length;
    }
  }
  if (decisions === 0) throw new Error('the log led to nothing: there is nothing to measure');
  const [ledger, both] = [watches.ledger.cpuUs / events, watches.both.cpuUs / events];
  return {
    workload: 'policy',
    events,
    outputs: decisions,
    ledgerUsPerEvent: ledger,
    ledgerAndPolicyUsPerEvent: both,
    policyUsPerEvent: both - ledger,
    ratio: both / ledger,
  };
}
