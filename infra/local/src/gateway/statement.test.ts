import { describe, expect, test } from 'vitest';
import { classify } from './statement.ts';

/** What an INSERT is cut into: up to its source, the source, the data. */
function cut(sql: string): string[] | string {
  const found = classify(sql);
  if (found.kind !== 'insert-data') return found.kind;
  return [sql.slice(0, found.sourceAt), sql.slice(found.sourceAt, found.dataAt), sql.slice(found.dataAt)];
}

describe('inserts', () => {
  test.each([
    ['INSERT INTO t FORMAT CSV\n1', ['INSERT INTO t ', 'FORMAT CSV', '\n1']],
    ['insert into a.`b c` (x, y) format JSONEachRow {"a":1}', ['insert into a.`b c` (x, y) ', 'format JSONEachRow', ' {"a":1}']],
    ['INSERT INTO t SETTINGS a = 1 FORMAT TSV\n', ['INSERT INTO t ', 'SETTINGS a = 1 FORMAT TSV', '\n']],
    [`/* FORMAT x */ INSERT INTO t -- VALUES\n(a) VALUES ('FORMAT;')`, [`/* FORMAT x */ INSERT INTO t -- VALUES\n(a) `, 'VALUES', ` ('FORMAT;')`]],
    [`INSERT INTO FUNCTION file('x', 'VALUES') VALUES (1)`, [`INSERT INTO FUNCTION file('x', 'VALUES') `, 'VALUES', ' (1)']],
    ['INSERT INTO t SELECT 1 FORMAT Null', 'command'],
    ['INSERT INTO t (a) WITH 1 AS x SELECT x', 'command'],
  ])('%s', (sql, parts) => expect(cut(sql)).toEqual(parts));
}); // prettier-ignore

describe('reads', () => {
  test.each([
    ['SELECT 1', undefined, true],
    ['select 1 format JSONEachRow;', 'JSONEachRow', true],
    ['SELECT 1 FORMAT CSV SETTINGS max_threads = 1', 'CSV', true],
    ['SELECT (SELECT 1)', undefined, false],
    [`SELECT 'FORMAT x', "FORMAT y" -- FORMAT z`, undefined, true],
    ['WITH 1 AS a SELECT a', undefined, false],
    ['SHOW TABLES', undefined, false],
  ])('%s', (sql, format, simple) => expect(classify(sql)).toEqual({ kind: 'read', format, simple }));
});

test.each(['CREATE TABLE t (a UInt8) ENGINE = Memory', 'DROP TABLE t', 'SET a = 1', '', '-- nothing'])(
  '%s is a command',
  (sql) => expect(classify(sql)).toEqual({ kind: 'command', format: undefined }),
);

test.each(['SELECT 1; SELECT 2', 'DROP TABLE a; DROP TABLE b', 'SELECT 1;;'])(
  '%s is more than one',
  (sql) => {
    expect(() => classify(sql)).toThrow('Multi-statements are not allowed');
  },
);
