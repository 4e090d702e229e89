import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, dateText, type TestDatabase } from '@foreshock/clickhouse';
import { MEASURES } from '@foreshock/policy';
import { stackEndpoints, uniqueName } from '@foreshock/testing';
import { customersThen, measuresByHand, type CustomerThen } from './testing/by-hand.ts';
import { randomBook, tableRows } from './testing/random-book.ts';
import type { MeasureCut } from './cut.ts';
import { createMeasures } from './measures.ts';
import { migration, type MigrationRow } from './migration.ts';
import type { Query } from './query.ts';
import { memberSums, memberSumsOn, type MemberSums } from './sums.ts';

const book = randomBook(20_130_102, 25);
let database: TestDatabase;
const tables = () => createMeasures(database.clickhouse);

beforeAll(async () => {
  database = await createTestDatabase(stackEndpoints().clickhouse, uniqueName('foreshock_test'));
  for (const [table, rows] of Object.entries(tableRows(book))) await database.clickhouse.insert(table, rows);
});
afterAll(() => database.drop());

const memberOf: Readonly<Record<string, (one: CustomerThen) => string>> = {
  all: () => 'all',
  segment: ({ row }) => row.segment ?? '',
  grade: ({ row }) => row.grade ?? '',
  industry: ({ industry }) => industry,
};
const cuts: readonly MeasureCut[] = [
  { by: 'all', where: {} },
  { by: 'all', where: { segment: ['SMALL'] } },
  { by: 'segment', where: {} },
  { by: 'grade', where: { industry: ['RETAIL', 'STEEL'] } },
  { by: 'industry', where: { grade: ['A', 'B'], segment: ['SMALL', 'LARGE'] } },
];

it.each(cuts)('measures every member of %j as its customers counted one by one', async (cut) => {
  const table = await tables().measures(cut, book.from, book.to, []);
  let compared = 0;
  for (let date = book.from; date <= book.to; date += 1) {
    const accepted = customersThen(book, date).filter((one) =>
      Object.entries(cut.where).every(([field, members]) => members?.includes(memberOf[field]?.(one) ?? '')),
    );
    const byMember = Map.groupBy(accepted, (one) => memberOf[cut.by]?.(one) ?? '');
    byMember.delete('');
    expect([...(table.get(date)?.keys() ?? [])].sort(), `members on ${date}`).toEqual(
      [...byMember.keys()].sort(),
    );
    for (const [member, customers] of byMember) {
      const expected = measuresByHand(book, date, customers, accepted);
      const found = table.get(date)?.get(member) ?? {};
      expect(Object.keys(found).sort()).toEqual(MEASURES.map(({ name }) => name).sort());
      for (const [name, value] of Object.entries(expected)) {
        const what = `${name} of ${member} on ${date}`;
        if (Number.isNaN(value)) expect(found[name], what).toBeNaN();
        else expect(found[name], what).toBeCloseTo(value, 9);
        compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(500);
});

it('gives the days before as well when they are asked for, and the same one date at a time', async () => {
  const cut: MeasureCut = { by: 'segment', where: {} };
  const whole = await tables().measures(cut, book.from - 10, book.to, []);
  const date = book.to - 3;
  const alone = await tables().measures(cut, date, date, [7, 30]);
  expect([...alone.keys()].sort()).toEqual([date - 30, date - 7, date]);
  for (const day of [date - 30, date - 7, date]) expect(alone.get(day)).toEqual(whole.get(day));
});

it.each(cuts)('sums single dates of %j as it sums spans of them', async (cut) => {
  const ask = (query: Query) => database.clickhouse.query<MemberSums>(query.sql, query.params);
  const dates = [book.from, book.from + 31, book.to];
  const span = await ask(memberSums(cut, dateText(book.from), dateText(book.to), []));
  const single = await ask(memberSumsOn(cut, dates.map(dateText), true));
  expect(single.length).toBeGreaterThan(2);
  expect(single).toEqual(span.filter(({ date }) => dates.includes(date)));
  const without = await ask(memberSumsOn(cut, dates.map(dateText), false));
  expect(without).toEqual(single.map((row) => ({ ...row, bucketsBefore: [] })));
});

it('counts who went from which grade to which, new customers apart', async () => {
  const [from, to] = [book.from, book.to];
  const where = { segment: ['SMALL'] };
  const query = migration(where, dateText(from), dateText(to));
  const found = await database.clickhouse.query<MigrationRow>(query.sql, query.params);
  const before = new Map(customersThen(book, from).map(({ row }) => [row.customer_id, row]));
  const after = customersThen(book, to).filter(({ row }) => row.segment === 'SMALL');
  const expected = Map.groupBy(after, ({ row }) => {
    const earlier = before.get(row.customer_id);
    return JSON.stringify([earlier?.grade ?? '', row.grade ?? '', earlier === undefined]);
  });
  expect(found.length).toBeGreaterThan(3);
  expect(
    new Map(
      found.map((row) => [JSON.stringify([row.fromGrade, row.toGrade, row.isNew !== 0]), row.customers]),
    ),
  ).toEqual(new Map([...expected].map(([key, customers]) => [key, customers.length])));
});

it('names the five heaviest of each portfolio with their shares', async () => {
  const cut: MeasureCut = { by: 'segment', where: {} };
  const portfolios = [
    { asOf: book.to, member: 'SMALL' },
    { asOf: book.from, member: 'LARGE' },
  ];
  const rows = await tables().heaviest(cut, portfolios);
  for (const { asOf, member } of portfolios) {
    const customers = customersThen(book, asOf).filter(({ row }) => row.segment === member);
    const whole = customers.reduce((all, { row }) => all + Math.max(0, row.exposure_minor), 0);
    const top = customers
      .map(({ row }) => row)
      .toSorted((a, b) => b.exposure_minor - a.exposure_minor || (a.customer_id < b.customer_id ? -1 : 1))
      .slice(0, 5);
    const found = rows.filter((row) => row.date === asOf && row.member === member);
    expect(found.map(({ customerId }) => customerId)).toEqual(top.map(({ customer_id }) => customer_id));
    found.forEach(({ share }, index) =>
      expect(share).toBeCloseTo(Math.max(0, top[index]?.exposure_minor ?? 0) / whole, 9),
    );
  }
  expect(rows.length).toBeGreaterThan(5);
});
