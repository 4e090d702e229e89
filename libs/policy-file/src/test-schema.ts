import { LEVELS, SIGNAL_KINDS } from '@foreshock/policy';
import { days, list, map, name, number, ref, shape, text, type Schema } from './schema.ts';

const date: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Like 2026-03-01.' };
const amount: Schema = { anyOf: [number, { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }] };
const currency: Schema = { type: 'string', pattern: '^[A-Z]{3}$' };
const names: Schema = { type: 'array', items: text, uniqueItems: true };

/** One value, or an object with these properties. */
function or(single: Schema, properties: Readonly<Record<string, Schema>>): Schema {
  return { if: { type: 'object' }, then: { ...shape(properties), minProperties: 1 }, else: single };
}

const master = {
  segment: { enum: ['LARGE', 'MEDIUM', 'SMALL'] },
  'name?': text,
  'industry?': text,
  'country?': text,
  'region?': text,
  'owner?': text,
  'creditLimit?': amount,
  'currency?': currency,
  'termsDays?': days,
  'onboardedOn?': date,
};

const event: Schema = {
  ...shape({
    'invoice?': shape({
      invoiceId: text,
      'kind?': { enum: ['ISSUED', 'AMENDED', 'CANCELLED', 'WRITTEN_OFF', 'CREDIT_NOTE'] },
      'date?': { ...date, description: 'When it happens, where that is not the issue date.' },
      'issueDate?': date,
      'dueDate?': date,
      'amount?': amount,
      'currency?': currency,
    }),
    'payment?': shape({
      paymentDate: date,
      'paymentId?': text,
      'kind?': { enum: ['RECEIVED', 'REVERSED'] },
      'amount?': amount,
      'currency?': currency,
      'invoiceId?': { ...text, description: 'The invoice that all of it pays.' },
      'allocations?': list(shape({ invoiceId: text, amount }), 1),
    }),
    'overdue?': shape({
      invoiceId: text,
      kind: { enum: ['OVERDUE', 'DUNNED', 'PROMISED', 'DISPUTED', 'DISPUTE_RESOLVED'] },
      noticeDate: date,
      'dunningLevel?': { type: 'integer', minimum: 0 },
      'promisedDate?': date,
      'amount?': amount,
      'reason?': text,
    }),
    'customer?': shape({ date, ...master }),
    'signal?': shape({
      date,
      kind: { enum: SIGNAL_KINDS },
      'numbers?': map(number),
      'validUntil?': date,
    }),
    'judgement?': shape({
      date,
      'grade?': text,
      'limit?': amount,
      'withdraw?': { enum: ['grade', 'limit'], description: 'Instead of a grade or a limit.' },
      'currency?': currency,
      'validUntil?': { ...date, description: 'The last day; of a grade or a limit.' },
      decidedBy: text,
      'approvedBy?': text,
      'reason?': text,
    }),
  }),
  minProperties: 1,
  maxProperties: 1,
};

const step = {
  'given?': ref('given'),
  'days?': { ...days, description: 'Days that pass after what is given.' },
  'onDay?': {
    if: { type: 'number' },
    then: days,
    else: date,
    description: 'Instead of days: a date, or days since the first day.',
  },
  'expect?': ref('expectation'),
};

const values = {
  'indicators?': {
    ...map({ type: ['number', 'boolean', 'null'] }),
    description: 'What is not given is 0, or missing where it may be.',
  },
  'signals?': map(map(number)),
};

/** One customer whose values are given. */
export const customerValues: Schema = shape({
  'segment?': { ...name, description: 'A segment of the policy, instead of master data.' },
  'customer?': shape(master, 'Master data.'),
  ...values,
});

/** Definitions that tests add to those of a policy. */
export const testDefinitions: Readonly<Record<string, Schema>> = {
  testEvent: event,
  given: shape({ ...values, 'events?': list(ref('testEvent'), 1) }),
  expectation: {
    ...shape({
      'segment?': text,
      'grade?': text,
      'score?': or(number, { 'gte?': number, 'lte?': number }),
      'limit?': or(amount, { 'gte?': amount, 'lte?': amount }),
      'inDefault?': { type: 'boolean' },
      'warnings?': or(names, { 'includes?': names, 'excludes?': names }),
      'severity?': map({ enum: LEVELS }),
      'actions?': or(names, { 'includes?': names, 'excludes?': names }),
    }),
    minProperties: 1,
  },
  testStep: shape(step),
  test: shape({
    name: text,
    'segment?': { ...name, description: 'A segment of the policy, instead of master data.' },
    'customer?': shape(master, 'Master data.'),
    ...step,
    'then?': list(ref('testStep'), 1),
  }),
};

export const tests: Schema = list(ref('test', 'One customer under the policy, step by step.'));
