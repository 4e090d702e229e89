import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import {
  figuresFrom,
  questionParams,
  readSteps,
  statementOf,
  type AnswerRow,
  type Effectiveness,
  type Question,
} from '@foreshock/effectiveness';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fillTables, isoDay, logWriter, type Planted } from './tables-of.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const D = 20_000;
let database: TestDatabase;
afterAll(() => database.drop());

/**
 * Customer a: two warnings on the same money, a letter, part paid late, part returned, part credited, the rest never. Customer b
 * pays thirty days late as always: a false alarm.
 */
beforeAll(async () => {
  const { log, write } = logWriter();
  const planted: Planted[] = [];
  write.tick(D);
  write.invoice('a', 'h', D, 10_000, D + 10);
  write.invoice('a', 'x', D, 100_000, D + 30);
  write.invoice('a', 'y', D, 50_000, D + 30);
  write.invoice('b', 'bh', D, 10_000, D + 1);
  write.invoice('b', 'bx', D, 40_000, D + 30);
  write.invoice('b', 'disputed', D, 70_000, D + 30);
  write.tick(D + 14);
  write.pay('a', 'p1', D + 14, 'h', 10_000);
  write.tick(D + 31);
  write.pay('b', 'q1', D + 31, 'bh', 10_000);
  write.notice('b', 'DISPUTED', D + 31, 'disputed');
  write.tick(D + 35);
  write.pay('a', 'p2', D + 35, 'y', 20_000);
  const at40 = write.tick(D + 40);
  const at42 = write.tick(D + 42);
  write.notice('a', 'DUNNED', D + 44, 'x');
  write.tick(D + 45);
  write.pay('a', 'p3', D + 45, 'x', 60_000);
  const paidB = write.pay('b', 'q2', D + 45, 'bx', 40_000);
  write.pay('a', 'p4', D + 38, 'x', 5_000, D + 45);
  write.tick(D + 50);
  write.pay('a', 'p5', D + 50, 'y', 30_000);
  write.reverse('a', 'p5', D + 52);
  write.credit('a', 'x', D + 55, 10_000);
  write.tick(D + 100);
  const lastPaid = write.pay('a', 'p6', D + 100, 'x', 25_000);
  const at150 = write.tick(D + 150);
  write.tick(D + 200);
  planted.push(
    {
      warningId: 'w1',
      customerId: 'a',
      ruleId: 'r1',
      owner: 'one',
      at: at40,
      day: D + 40,
      cleared: { at: lastPaid, day: D + 100 },
    },
    { warningId: 'w2', customerId: 'a', ruleId: 'r2', owner: 'one', severity: 'LOW', at: at42, day: D + 42 },
    {
      warningId: 'w3',
      customerId: 'b',
      ruleId: 'r1',
      owner: 'two',
      at: at40,
      day: D + 40,
      cleared: { at: paidB, day: D + 45 },
    },
    { warningId: 'w4', customerId: 'b', ruleId: 'r3', at: at150, day: D + 150 },
  );
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  await fillTables(database.clickhouse, log, planted);
});

const statement = statementOf(readSteps());
async function ask(question: Partial<Question>): Promise<Effectiveness> {
  const params = questionParams({ by: 'rule', horizonDays: 90, ...question });
  return figuresFrom(await database.clickhouse.query<AnswerRow>(statement, params));
}
const groupOf = ({ groups }: Effectiveness, key: string) => groups.find((group) => group.key === key);

/** What customer a's money came to: 130,000 at stake, 5,000 paid before, 10,000 credited. */
const moneyOfA = {
  atStakeMinor: 130_000,
  paidBeforeMinor: 5_000,
  droppedMinor: 10_000,
  collectableMinor: 115_000,
  recoveredMinor: 85_000,
  unpaidMinor: 30_000,
};

it('counts money and outcomes of a rule', async () => {
  const found = await ask({});
  expect(found).toMatchObject({ asOf: isoDay(D + 200), currency: 'USD' });
  // Expected on the day of the raise, since 4.7 days after the due day are over: 5 and 58 days late.
  expect(groupOf(found, 'r2')).toMatchObject({
    ...moneyOfA,
    ...{
      episodes: 1,
      notYetKnown: 0,
      withMoney: 1,
      paid: 0,
      falseAlarms: 0,
      badOutcomes: 1,
      medianLeadDays: 79,
    },
    ...{ actedOn: 1, steps: { DUNNED: 1 } },
    windows: [
      { days: 30, collectableMinor: 115_000, recoveredMinor: 60_000 },
      { days: 60, collectableMinor: 115_000, recoveredMinor: 85_000 },
      { days: 90, collectableMinor: 115_000, recoveredMinor: 85_000 },
    ],
    forecastMinor: 85_000,
    wonMinorDays: 60_000 * -3 + 25_000 * -58,
    unpaidLostMinorDays: 30_000 * 158,
  });
  // b was expected on day 60, and paid on day 45.
  expect(groupOf(found, 'r1')).toMatchObject({
    ...{ episodes: 2, withMoney: 2, paid: 1, falseAlarms: 1, badOutcomes: 1, medianLeadDays: 81 },
    collectableMinor: 155_000,
    recoveredMinor: 125_000,
    wonMinorDays: 60_000 * -5 + 25_000 * -60 + 40_000 * 15,
  });
});

it('counts an invoice once in the total, and in each rule that warned', async () => {
  const { total, groups } = await ask({});
  expect(total).toMatchObject({
    episodes: 4,
    notYetKnown: 1,
    collectableMinor: 155_000,
    recoveredMinor: 125_000,
  });
  expect(groups.reduce((sum, group) => sum + group.collectableMinor, 0)).toBe(155_000 + 115_000);
});

it('leaves apart what is too young, and holds to the horizon and the period asked for', async () => {
  expect(groupOf(await ask({}), 'r3')).toMatchObject({
    episodes: 1,
    notYetKnown: 1,
    withMoney: 0,
    collectableMinor: 0,
  });
  expect((await ask({ horizonDays: 30 })).total).toMatchObject({
    recoveredMinor: 100_000,
    badOutcomes: 0,
    notYetKnown: 0,
  });
  const later = await ask({ from: isoDay(D + 41), to: isoDay(D + 60) });
  expect(later.groups.map(({ key }) => key)).toEqual(['r2']);
});

it.each([
  ['severity', ['HIGH', 'LOW']],
  ['owner', ['', 'one', 'two']],
  ['segment', ['SMALL']],
  ['step', ['DUNNED', 'NONE']],
  ['action', ['NONE']],
] as const)('groups by %s', async (by, keys) => {
  expect((await ask({ by })).groups.map(({ key }) => key)).toEqual(keys);
});

it('compares warnings with and without a step of the same rule and severity', async () => {
  expect((await ask({})).comparison).toEqual({
    withStep: { episodes: 1, paidShare: 0 },
    withoutStep: { episodes: 1, paidShare: 1 },
    kinds: 1,
    leftOut: 1,
  });
});
