import { expect, it } from 'vitest';
import { rowFilterOf, withSetting } from './row-filter.ts';

const tables = [
  { name: 'indicators', hasCustomer: true },
  { name: 'warning_days', hasCustomer: false },
  { name: 'policies', hasCustomer: false },
  { name: 'customer_addressing', hasCustomer: true },
];

it('filters every table: by customer, to nothing, or not at all where it tells of no customer', () => {
  expect(rowFilterOf({ owners: ['a'], regions: ['north'] }, tables)).toBe(
    "additional_table_filters = {'indicators': 'customer_id = \\'\\' OR customer_id IN (SELECT customer_id FROM customers_addressed WHERE (owner IN (\\'a\\') OR region IN (\\'north\\')))', 'warning_days': '0'}",
  );
});

it('somebody with no customers at all sees none', () => {
  expect(rowFilterOf({ owners: [], regions: [] }, tables)).toContain('WHERE 0)');
});

it('a name is a value whatever it holds', () => {
  const filter = rowFilterOf({ owners: ["x') OR 1 --", '\\'], regions: [] }, tables);
  // inside the filter's own quotes each quote of a name is escaped twice
  expect(filter).toContain(String.raw`owner IN (\'x\\\') OR 1 --\', \'\\\\\')`);
});

it('joins the settings that a statement has', () => {
  expect(withSetting('SELECT 1\n', 'a = 1')).toBe('SELECT 1\nSETTINGS a = 1');
  expect(withSetting('SELECT 1\nSETTINGS b = 2\n', 'a = 1')).toBe('SELECT 1\nSETTINGS b = 2, a = 1');
});
