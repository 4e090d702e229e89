import { beforeAll, expect, it } from 'vitest';
import { dayOf, minorUnits } from '@foreshock/contracts';
import {
  createPartition,
  isDecision,
  step,
  type EngineInput,
  type Partition,
  type StampedDecision,
} from '@foreshock/engine';
import { counterfactuals, forecast, situationOf, type Forecast } from '@foreshock/forecast';
import { defaultPolicy, sampleLog } from './replay.ts';

const TODAY = dayOf('2013-07-10');
const AHEAD = 120;

let partition: Partition;
let nextOffset = 0;
beforeAll(async () => {
  const { log } = await sampleLog(1);
  const { document, body } = defaultPolicy();
  const { policyId, version } = document;
  partition = createPartition(0, minorUnits);
  const activation: EngineInput = {
    type: 'PolicyActivated',
    record: { policyId, version, body, mode: 'LIVE' },
  };
  for (const input of [activation, ...(log[0] ?? [])]) {
    if (input.type === 'ClockTick' && input.record.date > TODAY) break;
    take(input);
  }
}, 60_000);

function take(input: EngineInput): readonly StampedDecision[] {
  const result = step(partition, input, nextOffset++);
  if (result.kind === 'reject') throw new Error(`${result.reason}: ${result.message}`);
  return result.outputs.filter(isDecision);
}

it('forecasts of every customer what comes when nobody pays any more, each in well under a second', () => {
  const took: number[] = [];
  const forecasts = new Map<string, Forecast>();
  for (const customerId of partition.customers.keys()) {
    const started = performance.now();
    const situation = situationOf(partition, customerId, minorUnits, nextOffset)!;
    forecasts.set(customerId, forecast(situation, 'no-payments', TODAY + AHEAD));
    took.push(performance.now() - started);
  }
  const lived: StampedDecision[] = [];
  for (let day = TODAY + 1; day <= TODAY + AHEAD; day++)
    lived.push(...take({ type: 'ClockTick', record: { date: day } }));
  for (const [customerId, { entries }] of forecasts)
    expect(entries.map(({ decision }) => decision)).toEqual(
      lived.filter(({ record }) => record.customerId === customerId),
    );
  expect(lived.length).toBeGreaterThan(300);
  expect(took.sort((a, b) => a - b)[took.length >> 1]).toBeLessThan(500);
}, 60_000);

it('names what would change it, a payment among the ways', () => {
  const kinds = new Map<string, number>();
  for (const customerId of [...partition.customers.keys()].slice(0, 15)) {
    const situation = situationOf(partition, customerId, minorUnits, nextOffset)!;
    for (const { ways } of counterfactuals(situation))
      for (const { kind } of ways) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  expect(kinds.get('PAYMENT')).toBeGreaterThan(3);
  expect(kinds.get('WAIT')).toBeGreaterThan(0);
}, 120_000);
