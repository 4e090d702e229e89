import { expect, it } from 'vitest';
import type { EngineInput, EngineOutput } from './index.ts';
import {
  activated,
  invoice,
  payment,
  policy,
  run,
  shadowDeactivated,
  strict,
  tick,
} from './testing/given.ts';

const overdue: readonly EngineInput[] = [activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000)];

const differences = (outputs: readonly EngineOutput[]) =>
  outputs.flatMap((output) => (output.type === 'ShadowDiffered' ? [output.record] : []));

it('tells when the shadow warns and grades earlier, and when both say the same again', () => {
  const { outputs } = run([...overdue, activated(strict, 'SHADOW'), tick(130)]);
  const told = differences(outputs).map((one) => [
    one.asOf,
    one.status,
    one.warningsOnlyShadow.join(),
    `${one.liveGrade}${one.shadowGrade}`,
  ]);
  expect(told).toEqual([
    [112, 'DIFFERS', 'overdue', 'AA'],
    [113, 'AGREES', '', 'AA'],
    [115, 'DIFFERS', '', 'AB'],
    [120, 'AGREES', '', 'BB'],
  ]);
  expect(differences(outputs)[2]).toMatchObject({
    customerId: 'c1',
    livePolicyVersion: '1',
    shadowPolicyVersion: 'strict',
    liveScore: 600,
    shadowScore: 500,
    exposureMinor: 5_000,
    currency: 'EUR',
    coreVersion: '4',
  });
});

it('a shadow begins where the live policy stands, so that it tells what activating it would change', () => {
  const log = [...overdue, tick(116)];
  const asShadow = differences(run([...log, activated(strict, 'SHADOW')]).outputs);
  expect(asShadow).toMatchObject([{ asOf: 116, liveGrade: 'A', shadowGrade: 'B', warningsOnlyLive: [] }]);
  const asLive = run([...log, activated(strict)]).outputs;
  expect(asLive.filter(({ type }) => type === 'RatingChanged')).toMatchObject([
    { record: { fromGrade: asShadow[0]!.liveGrade, toGrade: asShadow[0]!.shadowGrade } },
  ]);
});

it.each([
  ['is deactivated', shadowDeactivated(strict)],
  ['goes live', activated(strict)],
])('ends what differs when it %s, and is silent from then on', (_, end) => {
  const log = [...overdue, activated(strict, 'SHADOW'), tick(116), end, tick(125)];
  const { outputs, partition } = run([...log, payment('c1', 'i1', 125, 5_000), tick(150)]);
  expect(differences(outputs).at(-1)).toMatchObject({ asOf: 116, offset: 5, status: 'ENDED' });
  expect(partition.shadow).toBeNull();
  expect(partition.customers.get('c1')?.shadow).toBeNull();
});

it('a second shadow takes the place of the first', () => {
  const third = { ...strict, version: 'third' };
  const { outputs } = run([...overdue, activated(strict, 'SHADOW'), tick(116), activated(third, 'SHADOW')]);
  const told = differences(outputs).map((one) => `${one.shadowPolicyVersion} ${one.status}`);
  expect(told.slice(-2)).toEqual(['strict ENDED', 'third DIFFERS']);
});

it('goes on beside another live policy', () => {
  const log = [...overdue, activated(strict, 'SHADOW'), tick(116), activated({ ...policy, version: '2' })];
  expect(differences(run(log).outputs).at(-1)).toMatchObject({ livePolicyVersion: '2', status: 'DIFFERS' });
});

it('refuses a shadow without a live policy, in another currency, or broken; the end of another one is nothing', () => {
  const foreign = { ...strict, baseCurrency: 'USD' };
  const broken = { ...strict, exposure: 'exposureMinr' };
  expect(run([activated(strict, 'SHADOW')]).refusals).toEqual(['no-policy-in-force']);
  expect(run([activated(), activated(foreign, 'SHADOW')]).refusals).toEqual(['base-currency-change']);
  expect(run([activated(), activated(broken, 'SHADOW')]).refusals).toEqual(['policy-invalid']);
  const { partition, refusals } = run([activated(), activated(strict, 'SHADOW'), shadowDeactivated(policy)]);
  expect(refusals).toEqual([]);
  expect(partition.shadow?.version).toBe('strict');
});
