import type { Codec } from '@foreshock/contracts';
import {
  createPartition,
  step,
  takeIndicators,
  type EngineInput,
  type EngineOutput,
} from '@foreshock/engine';
import { minorUnits } from '@foreshock/contracts';
import { readLog } from '@foreshock/customer-log';
import { writeOutput } from '@foreshock/monitor';
import type { ConsumedRecord } from '@foreshock/streaming';
import { Stopwatch } from './stopwatch.ts';

/** The monitor's work on a batch, stage by stage: slower than the task itself by what is kept between the stages. */
export function createStages(codec: Codec, partitionCount: number) {
  const partitions = Array.from({ length: partitionCount }, (_, p) => createPartition(p, minorUnits));
  const watches = { read: new Stopwatch(), step: new Stopwatch(), encode: new Stopwatch() };

  function run(batch: readonly ConsumedRecord[]): void {
    const first = batch[0];
    if (first === undefined) return;
    const partition = partitions[first.partition];
    if (partition === undefined) throw new Error(`no partition ${first.partition}`);
    watches.read.start();
    const inputs = batch.map((record) => readLog(codec, record));
    watches.read.stop();

    const outputs: EngineOutput[] = [];
    watches.step.start();
    for (let i = 0; i < inputs.length; i += 1) {
      const input = inputs[i] as EngineInput | { kind: string };
      if ('kind' in input) continue;
      const result = step(partition, input, first.offset + i);
      if (result.kind === 'ok') for (const output of result.outputs) outputs.push(output);
    }
    for (const record of takeIndicators(partition)) outputs.push({ type: 'IndicatorsUpdated', record });
    watches.step.stop();

    watches.encode.start();
    for (const [index, output] of outputs.entries()) writeOutput(codec, output, first.timestampMs, index);
    watches.encode.stop();
  }

  return { run, watches };
}
