import { expect, it } from 'vitest';
import { isRepeatable, splitStatements } from './statements.ts';

it('splits at semicolons outside of quotes and comments', () => {
  const script = `
    -- first; not a separator
    CREATE TABLE a (x String DEFAULT ';\\';', "y;" Int8); /* ; */
    CREATE VIEW \`b;\` AS SELECT 'it''s; fine';
    -- the end;
  `;
  const statements = splitStatements(script);
  expect(statements).toHaveLength(2);
  expect(statements[0]).toContain(`DEFAULT ';\\';'`);
  expect(statements[1]).toContain(`'it''s; fine'`);
});

it('takes a last statement without its semicolon, and nothing from comments alone', () => {
  expect(splitStatements('SELECT 1;\nSELECT 2')).toEqual(['SELECT 1', 'SELECT 2']);
  expect(splitStatements('-- nothing\n/* here */;;')).toEqual([]);
});

it.each([
  ['CREATE TABLE IF NOT EXISTS a (x Int8) ENGINE = Memory', true],
  ['-- why\nCREATE OR REPLACE VIEW v AS SELECT 1', true],
  ['CREATE MATERIALIZED VIEW IF NOT EXISTS m TO a AS SELECT 1', true],
  ['ALTER TABLE a ADD COLUMN IF NOT EXISTS y Int8', true],
  ["ALTER TABLE a ON CLUSTER 'c' ADD COLUMN IF NOT EXISTS y Int8", true],
  ['CREATE TABLE a (x Int8) ENGINE = Memory', false],
  ['ALTER TABLE a ADD COLUMN y Int8', false],
  ['INSERT INTO a VALUES (1)', false],
  ['INSERT INTO a /* repeatable: states */ SELECT 1', true],
  ['DROP TABLE a', false],
])('%s: repeatable %s', (statement, expected) => {
  expect(isRepeatable(statement)).toBe(expected);
});
