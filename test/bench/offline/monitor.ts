import { minorUnits, type Codec } from '@foreshock/contracts';
import { MonitorTask } from '@foreshock/monitor';
import type { ConsumedRecord } from '@foreshock/streaming';

/** The monitor's tasks without a broker: outputs are counted by topic and dropped. */
export function createMonitor(codec: Codec, partitions: number) {
  const tasks = Array.from(
    { length: partitions },
    (_, partition) => new MonitorTask(codec, partition, minorUnits, () => undefined),
  );
  const outputs: Record<string, number> = {};
  const count = (topic: string) => (outputs[topic] = (outputs[topic] ?? 0) + 1);

  /** One transaction's worth: the records, then what was coalesced. */
  function run(batch: readonly ConsumedRecord[]): void {
    const task = tasks[batch[0]?.partition ?? 0] as MonitorTask;
    for (const record of batch) {
      const outcome = task.process(record);
      if (outcome.kind === 'ok') for (const output of outcome.outputs) count(output.topic);
      else count(`dead letter: ${outcome.reason}`);
    }
    for (const output of task.flush()) count(output.topic);
  }

  return {
    run,
    outputs,
    customers: () => tasks.reduce((sum, task) => sum + task.customers, 0),
  };
}
