import { expect, it } from 'vitest';
import type { EngineInput, EngineOutput, RatingInForce } from './index.ts';
import { activated, customer, invoice, judgement, payment, policy, run, tick } from './testing/given.ts';

const ratings = (outputs: readonly EngineOutput[]): RatingInForce[] =>
  outputs.flatMap(({ type, record }) => (type === 'RatingInForce' ? [record] : []));

/** Grade B from day 120 on, A again five days after the payment. */
const fallen: readonly EngineInput[] = [
  activated(),
  tick(100),
  invoice('c1', 'i1', 100, 110, 5_000),
  tick(121),
];
const risen: readonly EngineInput[] = [...fallen, payment('c1', 'i1', 121, 5_000), tick(130)];

it('is there with the first rating, and with every change of grade', () => {
  const { outputs } = run(risen);
  expect(ratings(outputs).map(({ grade, since, asOf, offset }) => [grade, since, asOf, offset])).toEqual([
    ['A', 100, 100, 2],
    ['B', 120, 120, 3],
    ['A', 126, 126, 5],
  ]);
  const changes = outputs.flatMap(({ type, record }) =>
    type === 'RatingChanged' ? [[record.toGrade, record.asOf, record.offset]] : [],
  );
  expect(changes).toEqual([
    ['B', 120, 3],
    ['A', 126, 5],
  ]);
});

it('says what the decision beside it says', () => {
  const { outputs } = run(fallen);
  const assessed = outputs.flatMap(({ type, record }) => (type === 'RiskAssessed' ? [record] : []));
  const { probabilityOfDefault, recommendedLimitMinor, inDefault, policySegment } = assessed.at(-1)!;
  expect(ratings(outputs).at(-1)).toEqual({
    ...{ customerId: 'c1', asOf: 120, partition: 0, offset: 3, currency: 'EUR', grade: 'B', since: 120 },
    ...{ policyId: 'test', policyVersion: '1', coreVersion: '4' },
    ...{ probabilityOfDefault, recommendedLimitMinor, inDefault, policySegment },
  });
});

it('stays what was published while nothing of it changes, though the score is assessed again', () => {
  const { outputs } = run([...fallen, invoice('c1', 'i2', 121, 200, 1), tick(140)]);
  expect(ratings(outputs)).toHaveLength(2);
});

it('a limit that changes keeps the day of the grade', () => {
  const allows = { maxDays: 90, maxNotchesUp: 1, approval: { grade: false, limitAboveMinor: 1_000 } };
  const judged = [activated({ ...policy, judgement: allows }), ...fallen.slice(1)];
  const limited = run([...judged, judgement('c1', 'LIMIT', 121)]).outputs;
  expect(ratings(limited).at(-1)).toMatchObject({ grade: 'B', since: 120, recommendedLimitMinor: 1_000 });
  expect(ratings(limited)).toHaveLength(3);
});

it('a new version of the policy states every rating anew', () => {
  const { outputs } = run([...fallen, customer('c2', null), activated({ ...policy, version: '2' })]);
  expect(
    ratings(outputs)
      .slice(-2)
      .map(({ customerId, policyVersion, since }) => [customerId, policyVersion, since]),
  ).toEqual([
    ['c1', '2', 120],
    ['c2', '2', 121],
  ]);
});

it('the last one of a customer is the standing, wherever the log is cut', () => {
  for (let end = 3; end <= risen.length; end++) {
    const { outputs, partition } = run(risen.slice(0, end));
    const { assessment } = partition.customers.get('c1')!.risk;
    const last = ratings(outputs).at(-1)!;
    expect([last.grade, last.recommendedLimitMinor]).toEqual([assessment!.grade, assessment!.limitMinor]);
  }
});
