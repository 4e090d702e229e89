import { ClickHouseError } from '@clickhouse/client';
import { expect, it } from 'vitest';
import { classifyCode, ClickHouseFailure, failureOf } from './failure.ts';

it.each([
  [241, 'retriable'], // MEMORY_LIMIT_EXCEEDED
  [252, 'retriable'], // TOO_MANY_PARTS
  [999, 'retriable'], // KEEPER_EXCEPTION
  [27, 'bad-data'], // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  [349, 'bad-data'], // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  [60, 'fatal'], // UNKNOWN_TABLE
  [516, 'fatal'], // AUTHENTICATION_FAILED
  [123_456, 'fatal'],
])('code %i is %s', (code, kind) => {
  expect(classifyCode(code)).toBe(kind);
});

it('goes by the code of the server, not by its words', () => {
  const error = new ClickHouseError({ message: 'Timeout, try again', code: '60', type: 'UNKNOWN_TABLE' });
  expect(failureOf(error, 'reading x')).toMatchObject({
    kind: 'fatal',
    code: 60,
    message: 'reading x: Timeout, try again',
  });
});

it('takes an error without a server code as the network, and a programming error as fatal', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(failureOf(refused, 'x').kind).toBe('retriable');
  expect(failureOf(new Error('Timeout error.'), 'x').kind).toBe('retriable');
  expect(failureOf(new TypeError('circular'), 'x').kind).toBe('fatal');
});

it('leaves a classified failure as it is', () => {
  const failure = new ClickHouseFailure('bad-data', 27, 'm', null);
  expect(failureOf(failure, 'again')).toBe(failure);
});

it('says more than nothing where the server gave no reason', () => {
  expect(failureOf(new Error(''), 'query SELECT 1').message).toMatch(/^query SELECT 1: refused .* too long/);
});
