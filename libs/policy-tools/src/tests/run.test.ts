import { expect, it } from 'vitest';
import { changed, opened, POLICY, refusals } from '../testing/policy.ts';
import { runTest } from './run.ts';

/** Failures of the one test written under `tests`. */
function failuresOf(test: string, policy = POLICY) {
  const { policy: compiled, suites } = opened(policy, `tests:\n  - name: t\n${test}`);
  return runTest(compiled, suites[0]!.tests[0]!).failures.map(({ path, message }) => [path, message]);
}

it('expects nothing wrong of what is so', () => {
  expect(
    failuresOf(`    given: { indicators: { maxDaysPastDue: 12, overdueMinor: 1000, invoiced365Minor: 1000000 } }
    expect: { segment: rest, grade: B, score: 500, limit: 0, warnings: [overdue], severity: { overdue: medium } }`),
  ).toEqual([]);
});

it.each([
  ['grade: B', '/expect/grade', 'grade: expected B, got A'],
  ['score: 599', '/expect/score', 'score: expected 599, got 600'],
  ['score: { gte: 601 }', '/expect/score', 'score: expected at least 601, got 600'],
  ['score: { gte: 1, lte: 599 }', '/expect/score', 'score: expected at least 1, at most 599, got 600'],
  ['limit: 1999.99', '/expect/limit', 'limit: expected 1999.99, got 2000.00'],
  ['limit: { lte: 1999 }', '/expect/limit', 'limit: expected at most 1999.00, got 2000.00'],
  ['segment: large', '/expect/segment', 'segment: expected large, got rest'],
  ['inDefault: true', '/expect/inDefault', 'inDefault: expected true, got false'],
  ['warnings: []', '/expect/warnings', 'warnings: expected none, got overdue'],
  [
    'warnings: { excludes: [overdue] }',
    '/expect/warnings/excludes',
    'warnings: expected no overdue, got overdue',
  ],
  ['severity: { overdue: low }', '/expect/severity/overdue', 'severity of overdue: expected low, got medium'],
  [
    'actions: { includes: [HOLD] }',
    '/expect/actions/includes',
    'actions: expected HOLD among them, got none',
  ],
])('says what is not as expected: %s', (expected, path, message) => {
  const given = 'given: { indicators: { maxDaysPastDue: 3, overdueMinor: 1000, invoiced365Minor: 1000000 } }';
  expect(failuresOf(`    ${given}\n    expect: { ${expected} }`)).toEqual([[path, message]]);
});

it('ends at the first step that is not as expected, and says which', () => {
  expect(
    failuresOf(`    given: { indicators: { maxDaysPastDue: 3, overdueMinor: 1000 } }
    expect: { warnings: [overdue] }
    then:
      - given: { indicators: { maxDaysPastDue: 0 } }
        expect: { warnings: [overdue] }
      - expect: { grade: B }`),
  ).toEqual([['/then/0/expect/warnings', 'warnings: expected overdue, got none']]);
});

it('looks at every day that passes, while values stand still', () => {
  const waiting = changed(
    '    severity: medium',
    '    forDays: 7\n    clearForDays: 2\n    severity: medium',
  );
  expect(
    failuresOf(
      `    given: { indicators: { maxDaysPastDue: 3, overdueMinor: 1000 } }
    days: 6
    expect: { warnings: [] }
    then:
      - onDay: 7
        expect: { warnings: [overdue] }
      - given: { indicators: { maxDaysPastDue: 0 } }
        days: 1
        expect: { warnings: [overdue] }
      - days: 1
        expect: { warnings: [] }`,
      waiting,
    ),
  ).toEqual([]);
});

it('shows the points where the grade is another one', () => {
  const { policy, suites } = opened(
    POLICY,
    'tests: [{ name: t, given: { indicators: { maxDaysPastDue: 12 } }, expect: { grade: A } }]',
  );
  expect(runTest(policy, suites[0]!.tests[0]!).points).toEqual([
    { name: 'dpd', group: 'behaviour', value: 12, points: -100 },
  ]);
});

it('takes events through the engine, with the parameters of the segment', () => {
  const test = (amount: string) => `    customer: { segment: LARGE }
    given:
      events:
        - invoice: { invoiceId: a, issueDate: 2026-01-01, dueDate: 2026-01-31, amount: ${amount} }
    onDay: 2026-02-02
    expect: { warnings: [] }
    then:
      - days: 1
        expect: { segment: large, warnings: [overdue] }`;
  expect(failuresOf(test('500.00'))).toEqual([]);
  expect(failuresOf(test('499.99'))).toEqual([
    ['/then/0/expect/warnings', 'warnings: expected overdue, got none'],
  ]);
});

it('takes judgements, of which the later one of a day stands until its end or until it is taken back', () => {
  const by = (what: string) => `judgement: { date: 2026-01-01, decidedBy: a, approvedBy: b, ${what} }`;
  expect(
    failuresOf(`    given:
      events:
        - invoice: { invoiceId: a, issueDate: 2026-01-01, dueDate: 2026-03-31, amount: 10.00 }
        - ${by('grade: A, validUntil: 2026-01-08')}
        - ${by('grade: B, validUntil: 2026-01-10')}
        - ${by('limit: 77.50, validUntil: 2026-02-01')}
    expect: { grade: B, limit: 77.50 }
    then:
      - onDay: 2026-01-10
        expect: { grade: B, limit: 77.50 }
      - days: 1
        expect: { grade: A, limit: 77.50 }
      - given: { events: [{ judgement: { date: 2026-01-12, withdraw: limit, decidedBy: a } }] }
        expect: { limit: 2.00 }`),
  ).toEqual([]);
});

it.each([
  ['payment: { paymentDate: 2026-02-30, amount: 1 }', '"2026-02-30" is no date of the form 2026-03-01'],
  ['payment: { paymentDate: 2026-02-01 }', 'a payment needs its amount'],
  ['invoice: { invoiceId: a, issueDate: 2026-02-01 }', 'an invoice of kind ISSUED needs dueDate, amount'],
  [
    'invoice: { invoiceId: a, issueDate: 2026-02-01, dueDate: 2026-02-01, amount: 0.001 }',
    '"0.001" has more than the 2 decimals of EUR',
  ],
  ['payment: { paymentDate: 2026-02-01, amount: 1, currency: USD }', 'no exchange rate for USD'],
  ['judgement: { date: 2026-02-01, decidedBy: a, validUntil: 2026-03-01 }', 'give one of them'],
  ['judgement: { date: 2026-02-01, decidedBy: a, grade: A, withdraw: grade }', 'give one of them'],
  ['judgement: { date: 2026-02-01, decidedBy: a, limit: 1 }', 'needs validUntil'],
  [
    'judgement: { date: 2026-02-01, decidedBy: a, grade: B, validUntil: 2026-03-01 }',
    'the policy asks for the approval of a second person for a judged grade',
  ],
])('names the event that cannot be: %s', (event, message) => {
  const [failure, ...rest] = failuresOf(`    given: { events: [{ ${event} }] }\n    expect: { grade: A }`);
  expect([failure?.[0], rest]).toEqual(['/given/events/0', []]);
  expect(failure?.[1]).toContain(message);
});

it('does not go back in time', () => {
  expect(failuresOf('    days: 9\n    then: [{ onDay: 8, expect: { grade: A } }]')).toEqual([
    ['/then/0/onDay', 'it is day 9 of the test already'],
  ]);
});

it.each([
  [
    'given: { indicators: { maxDayPastDue: 3 } }',
    'unknown indicator "maxDayPastDue"; did you mean "maxDaysPastDue"?',
  ],
  [
    'given: { signals: { INDUSTRI: { x: 1 } } }',
    'unknown kind of signal "INDUSTRI"; did you mean "INDUSTRY"?',
  ],
  ['given: { signals: { INDUSTRY: { x: 1 } } }', 'unknown INDUSTRY number (the policy does not read it) "x"'],
  [
    'given: { events: [{ judgement: { date: 2026-01-01, decidedBy: a, grade: C, validUntil: 2026-02-01 } }] }',
    'unknown grade "C"; did you mean "A"?',
  ],
  ['segment: larg', 'unknown segment "larg"; did you mean "large"?'],
  ['expect: { grade: C }', 'unknown grade "C"; did you mean "A"?'],
  ['expect: { warnings: [overdu] }', 'unknown rule "overdu"; did you mean "overdue"?'],
  ['expect: { warnings: { excludes: [overdu] } }', 'unknown rule "overdu"; did you mean "overdue"?'],
  ['expect: { severity: { overdu: low } }', 'unknown rule "overdu"; did you mean "overdue"?'],
  ['expect: { limit: 0.001 }', '"0.001" has more than the 2 decimals of EUR'],
  ['expect: { grad: A }', 'unknown field "grad"; did you mean "grade"?'],
  ['onDay: 2026-13-01', '"2026-13-01" is no date of the form 2026-03-01'],
  ['{ days: 1, onDay: 1 }', 'give days or onDay, not both'],
  ['given: { indicators: {}, events: [{ payment: { paymentDate: 2026-01-01, amount: 1 } }] }', 'not both'],
  ['{ segment: rest, customer: { segment: SMALL } }', 'give a segment or a customer, not both'],
])('refuses a test that cannot mean anything: %s', (part, message) => {
  const fields = part.startsWith('{') ? part.slice(1, -1) : part;
  const found = refusals(POLICY, `tests: [{ name: t, ${fields}, then: [{ expect: { inDefault: false } }] }]`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^p\\.yaml:${POLICY.split('\n').length}:\\d+: `));
  expect(found[0]).toContain(message);
});

it('refuses a test that expects nothing, or is there twice', () => {
  const [nothing, twice] = refusals(POLICY, 'tests:\n  - { name: t }\n  - { name: t, expect: { grade: A } }');
  expect(nothing).toContain('the test expects nothing');
  expect(twice).toContain('"t" is there twice');
});
