import { expect, test } from 'vitest';
import { fromEngine } from './errors.ts';

test('takes code, name and text from the engine', () => {
  const error = fromEngine(new Error('Code: 60. DB::Exception: Unknown table (really). (UNKNOWN_TABLE)'));
  expect(error).toMatchObject({ code: 60, status: 404 });
  expect(error.message).toBe('Code: 60. DB::Exception: Unknown table (really). (UNKNOWN_TABLE)');
});

test('keeps text that carries no code', () => {
  expect(fromEngine(new Error('lost'))).toMatchObject({ code: 1002, status: 500 });
});
