import { expect, it } from 'vitest';
import type { EngineInput } from './index.ts';
import { activated, customer, decisions, invoice, payment, policy, run, tick } from './testing/given.ts';

const ticks = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => tick(from + index));

it('warns because a tick passed the due date, and clears when the payment comes', () => {
  const { outputs } = run([
    activated(),
    tick(100),
    invoice('c1', 'i1', 100, 110, 5_000),
    ...ticks(101, 113),
    payment('c1', 'i1', 113, 5_000),
  ]);
  const warned = decisions(outputs).filter((line) => line.startsWith('Warning'));
  expect(warned).toEqual(['WarningRaised@113', 'WarningCleared@113']);
});

it('an opening warning cites the tick that raised it', () => {
  const { outputs } = run([activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000), ...ticks(101, 113)]);
  const raised = outputs.find((output) => output.type === 'WarningRaised');
  expect(raised?.record).toMatchObject({
    warningId: 'c1.overdue.15.19700424',
    customerId: 'c1',
    asOf: 113,
    offset: 15,
    coreVersion: '4',
    overdueMinor: 5_000,
  });
});

it('a warning says whose customer it concerns, as far as the master data do', () => {
  const { outputs } = run([
    activated(),
    tick(100),
    customer('c1', 'anna', 'EMEA'),
    customer('c2', null),
    ...['c1', 'c2', 'c3'].map((id) => invoice(id, `i-${id}`, 100, 110, 5_000)),
    ...ticks(101, 113),
  ]);
  const addressed = outputs.flatMap(({ type, record }) =>
    type === 'WarningRaised' ? [[record.customerId, record.segment, record.owner, record.region]] : [],
  );
  expect(addressed).toEqual([
    ['c1', 'LARGE', 'anna', 'EMEA'],
    ['c2', 'LARGE', null, null],
    ['c3', null, null, null],
  ]);
});

it('a warning says the grade in force and what is expected to be lost, though the assessment is older', () => {
  const log = [activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000), ...ticks(101, 112)];
  const warned = run([...log, invoice('c1', 'i2', 112, 200, 7_000), tick(113)]).outputs;
  expect(decisions(warned)).toContain('RiskAssessed@100');
  expect(decisions(warned).filter((line) => line.startsWith('RiskAssessed@113'))).toEqual([]);
  const raised = warned.find(({ type }) => type === 'WarningRaised');
  expect(raised?.record).toMatchObject({ grade: 'A', expectedLossMinor: 12_000 * 0.01 * 0.5 });
});

it('an escalation says the grade of its own moment', () => {
  const escalating = {
    ...policy,
    rules: [
      {
        ...policy.rules[0]!,
        escalate: [{ when: { value: 'maxDaysPastDue', gte: 10 }, severity: 'high' as const }],
      },
    ],
  };
  const log = [activated(escalating), tick(100), invoice('c1', 'i1', 100, 110, 5_000), ...ticks(101, 120)];
  const graded = run(log).outputs.flatMap(({ type, record }) =>
    type === 'WarningRaised' || type === 'WarningEscalated'
      ? [[type, record.asOf, record.grade, record.expectedLossMinor]]
      : [],
  );
  expect(graded).toEqual([
    ['WarningRaised', 113, 'A', 25],
    ['WarningEscalated', 120, 'B', 500],
  ]);
});

it('a gap is stepped as single days', () => {
  const start: EngineInput[] = [activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000)];
  const lived = run([...start, ...ticks(101, 150)]);
  const jumped = run([...start, tick(150)]);
  expect(decisions(jumped.outputs)).toEqual(decisions(lived.outputs));
  const indicators = (run: { outputs: typeof lived.outputs }) =>
    run.outputs.flatMap((output) =>
      output.type === 'IndicatorsUpdated' ? [{ ...output.record, offset: undefined }] : [],
    );
  expect(indicators(jumped)).toEqual(indicators(lived));
});

it('cuts into batches never change decisions', () => {
  const log = [
    activated(),
    tick(100),
    invoice('c1', 'i1', 100, 110, 5_000),
    invoice('c2', 'i2', 100, 105, 7_000),
    ...ticks(101, 120),
    payment('c2', 'i2', 120, 7_000),
    ...ticks(121, 140),
    payment('c1', 'i1', 140, 5_000),
    ...ticks(141, 150),
  ];
  const only = (flushEvery: number) =>
    run(log, flushEvery).outputs.filter((output) => output.type !== 'IndicatorsUpdated');
  const whole = only(Infinity);
  expect(whole.length).toBeGreaterThan(6);
  for (const flushEvery of [1, 2, 7]) expect(only(flushEvery)).toEqual(whole);
});

it('the same event again changes nothing', () => {
  const log = [activated(), tick(100), invoice('c1', 'i1', 100, 90, 5_000)];
  const again = run([...log, invoice('c1', 'i1', 100, 90, 5_000)]);
  expect(again.outputs).toEqual(run(log).outputs);
  expect(again.refusals).toEqual([]);
});

it('a tick at or before the business date is ignored', () => {
  const { partition } = run([activated(), tick(100), tick(99), tick(100)]);
  expect(partition.businessDate).toBe(100);
});

it('a tick forty years ahead is refused', () => {
  const { partition, refusals } = run([activated(), tick(100), tick(100 + 15_000)]);
  expect(refusals).toEqual(['clock-jump']);
  expect(partition.businessDate).toBe(100);
});

it('nothing is booked before a policy, or in a currency without a rate', () => {
  const early = run([tick(100), invoice('c1', 'i1', 100, 110, 5_000)]);
  expect(early.refusals).toEqual(['no-policy-in-force']);
  const foreign = run([activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000, 'USD')]);
  expect(foreign.refusals).toEqual(['no-fx-rate']);
  expect(foreign.partition.customers.size).toBe(0);
});

it('books at the rate in force on the log', () => {
  const rate: EngineInput = { type: 'FxRate', record: { base: 'USD', quote: 'EUR', date: 99, rate: 0.8 } };
  const { outputs } = run([activated(), rate, tick(100), invoice('c1', 'i1', 100, 110, 5_000, 'USD')]);
  expect(outputs.at(-1)).toMatchObject({
    type: 'IndicatorsUpdated',
    record: { openMinor: 4_000, currency: 'EUR' },
  });
});

it('refuses a policy that is broken, or changes the base currency', () => {
  const broken = { ...policy, rules: [{ ...policy.rules[0]!, raise: { value: 'maxDaysPastDu', gte: 3 } }] };
  expect(run([activated(broken)]).refusals).toEqual(['policy-invalid']);
  expect(run([activated(), activated({ ...policy, baseCurrency: 'USD' })]).refusals).toEqual([
    'base-currency-change',
  ]);
});

it('a new policy judges every customer at once', () => {
  const stricter = {
    ...policy,
    version: '2',
    rules: [{ ...policy.rules[0]!, raise: { value: 'maxDaysPastDue', gte: 1 } }],
  };
  const log = [activated(), tick(100), invoice('c1', 'i1', 100, 110, 5_000), ...ticks(101, 112)];
  expect(decisions(run(log).outputs)).not.toContain('WarningRaised@112');
  expect(decisions(run([...log, activated(stricter)]).outputs)).toContain('WarningRaised@112');
});
