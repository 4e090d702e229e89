import { expect, test } from 'vitest';
import { sessionStatements } from './session.ts';

const plain = {
  database: undefined,
  settings: new Map<string, string>(),
  parameters: new Map<string, string>(),
  readOnly: false,
  queryId: 'q1',
};

test('settings, parameters and the database come before the statement, quoted', () => {
  const session = {
    ...plain,
    database: 'a`b',
    settings: new Map([['max_threads', '1']]),
    parameters: new Map([['x', `it's \\N`]]),
  };
  expect(sessionStatements(session)).toBe(
    "USE `a\\`b`; SET max_threads = '1', param_x = 'it\\'s \\\\N', log_comment = 'q1'",
  );
});

test('a reading request is read-only, last of all', () => {
  expect(sessionStatements({ ...plain, readOnly: true })).toBe("SET log_comment = 'q1', readonly = 2");
});

test.each(['a b', 'a=1,b', '', "x'"])('the setting name %j is refused', (name) => {
  expect(() => sessionStatements({ ...plain, settings: new Map([[name, '1']]) })).toThrow('UNKNOWN_SETTING');
});
