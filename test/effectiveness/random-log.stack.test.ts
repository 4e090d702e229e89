import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import {
  figuresFrom,
  questionParams,
  readSteps,
  statementOf,
  type AnswerRow,
} from '@foreshock/effectiveness';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fillTables, logWriter, type Planted } from './tables-of.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const SEED = 7;
const FIRST = 20_000;
const DAYS = 240;
const HORIZON_DAYS = 60;
const CUSTOMERS = ['c1', 'c2', 'c3'];

interface Fact {
  readonly customer: string;
  readonly invoice: string;
  readonly amount: number;
  readonly at: number;
}
interface Invoice extends Fact {
  readonly due: number;
}
interface Payment extends Fact {
  readonly id: string;
  readonly day: number;
  reversedAt: number;
}

const invoices: Invoice[] = [];
const payments: Payment[] = [];
const credits: Fact[] = [];
const planted: Planted[] = [];
let database: TestDatabase;
afterAll(() => database.drop());

beforeAll(async () => {
  const { log, write } = logWriter();
  const random = numbers(SEED);
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  for (let day = FIRST; day < FIRST + DAYS; day += 1) {
    const at = write.tick(day);
    const customer = CUSTOMERS[int(0, 2)]!;
    if (day > FIRST + 40 && day < FIRST + 170 && random() < 0.15)
      planted.push({ warningId: `w${at}`, customerId: customer, ruleId: `w${at}`, at, day });
    const amount = int(1, 50_000);
    if (random() < 0.5) {
      const [invoice, due] = [`i${at}`, day + int(0, 30)];
      invoices.push({
        customer,
        invoice,
        amount,
        due,
        at: write.invoice(customer, invoice, day, amount, due),
      });
    }
    const known = invoices.filter((one) => one.customer === customer);
    const one = known[int(0, known.length - 1)];
    if (one === undefined) continue;
    const { invoice } = one;
    const dated = day - int(0, 4);
    if (random() < 0.6) {
      const id = `p${at}`;
      const recorded = write.pay(customer, id, dated, invoice, amount, day);
      payments.push({ customer, invoice, id, amount, day: dated, at: recorded, reversedAt: Infinity });
    }
    const standing = payments.filter((p) => p.customer === customer && p.reversedAt === Infinity);
    const returned = standing[int(0, standing.length - 1)];
    if (returned !== undefined && random() < 0.15)
      returned.reversedAt = write.reverse(customer, returned.id, day);
    if (random() < 0.15)
      credits.push({ customer, invoice, amount, at: write.credit(customer, invoice, day, amount) });
  }
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  await fillTables(database.clickhouse, log, planted);
});

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

/** The same once more, from the facts, invoice by invoice and payment by payment. */
function expected({ customerId, at, day }: Planted) {
  const all = { atStakeMinor: 0, paidBeforeMinor: 0, collectableMinor: 0, recoveredMinor: 0, unpaidMinor: 0 };
  for (const { invoice, amount, due, at: issued } of invoices.filter((one) => one.customer === customerId)) {
    if (issued > at || due >= day) continue;
    const notes = credits.filter((one) => one.invoice === invoice);
    const paidBy = payments.filter((one) => one.invoice === invoice);
    const worthThen = Math.max(0, amount - sum(notes.filter((n) => n.at <= at).map((n) => n.amount)));
    const stood = paidBy.filter((p) => p.at <= at && p.reversedAt > at);
    const paidThen = Math.min(worthThen, sum(stood.map((p) => p.amount)));
    const worthNow = Math.max(0, amount - sum(notes.map((n) => n.amount)));
    all.atStakeMinor += worthThen - paidThen;
    let left = Math.min(worthThen - paidThen, Math.max(0, worthNow - paidThen));
    const later = paidBy.filter((p) => p.at > at && p.reversedAt === Infinity);
    for (const { day: on, amount: paid } of later.toSorted(
      (a, b) => a.day - b.day || (a.id < b.id ? -1 : 1),
    )) {
      const taken = Math.min(left, paid);
      left -= taken;
      if (on < day) all.paidBeforeMinor += taken;
      else all.collectableMinor += taken;
      if (on >= day && on <= day + HORIZON_DAYS) all.recoveredMinor += taken;
    }
    all.unpaidMinor += left;
    all.collectableMinor += left;
  }
  return all;
}

it('has warnings on money of which some was paid, some not, some returned and some credited', () => {
  const answers = planted.map(expected);
  expect(answers.filter(({ recoveredMinor }) => recoveredMinor > 0).length).toBeGreaterThan(3);
  expect(answers.filter(({ unpaidMinor }) => unpaidMinor > 0).length).toBeGreaterThan(3);
  expect(answers.filter(({ paidBeforeMinor }) => paidBeforeMinor > 0).length).toBeGreaterThan(0);
  expect(payments.filter(({ reversedAt }) => reversedAt < Infinity).length).toBeGreaterThan(3);
  expect(credits.length).toBeGreaterThan(3);
});

it('finds for each warning what its facts say', async () => {
  const rows = await database.clickhouse.query<AnswerRow>(
    statementOf(readSteps()),
    questionParams({ by: 'rule', horizonDays: HORIZON_DAYS }),
  );
  const { groups } = figuresFrom(rows);
  const found = groups.map((group) => [group.key, group] as const);
  const wanted = planted.map((one) => [one.ruleId, expected(one)] as const);
  expect(found.length).toBe(wanted.length);
  expect(Object.fromEntries(found)).toMatchObject(Object.fromEntries(wanted));
});

/** Numbers in [0, 1) from a seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
