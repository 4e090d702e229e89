import { describe, expect, it } from 'vitest';
import type { CaseState } from '../case.ts';
import type { ActKind, CaseAct, CaseInput } from '../input.ts';
import type { RefusalCode } from '../refusal.ts';
import { acted, DAY, given, HOUR, MONDAY, raised, settled, TODAY } from '../testing/given.ts';

/** How a case comes into each state. */
const INTO: Readonly<Record<CaseState, readonly CaseInput[]>> = {
  OPEN: [raised()],
  ACKNOWLEDGED: [raised(), acted('ACKNOWLEDGE', { actId: 'before' })],
  IN_PROGRESS: [raised(), acted('START', { actId: 'before' })],
  PROMISED: [raised(), acted('PROMISE', { actId: 'before' })],
  LEGAL: [raised(), acted('HAND_TO_LEGAL', { actId: 'before' })],
  RESOLVED: [raised(), acted('RESOLVE', { actId: 'before' })],
  WRITTEN_OFF: [raised(), acted('WRITE_OFF', { actId: 'before' })],
};

type Outcomes = Readonly<Record<CaseState, CaseState | RefusalCode>>;

const closed = { RESOLVED: 'CLOSED', WRITTEN_OFF: 'CLOSED' } as const;
const stays = {
  OPEN: 'OPEN',
  ACKNOWLEDGED: 'ACKNOWLEDGED',
  IN_PROGRESS: 'IN_PROGRESS',
  PROMISED: 'PROMISED',
  LEGAL: 'LEGAL',
} as const;
const everywhere = <T extends CaseState>(state: T) =>
  ({ OPEN: state, ACKNOWLEDGED: state, IN_PROGRESS: state, PROMISED: state, LEGAL: state }) as const;

/** The state after each act in each state, or why it is refused there. */
const TABLE: Readonly<Record<ActKind, Outcomes>> = {
  ACKNOWLEDGE: {
    ...{ OPEN: 'ACKNOWLEDGED', ACKNOWLEDGED: 'ACKNOWLEDGED' },
    ...{ IN_PROGRESS: 'UNDER_WAY', PROMISED: 'UNDER_WAY', LEGAL: 'WITH_LEGAL', ...closed },
  },
  START: {
    ...{ OPEN: 'IN_PROGRESS', ACKNOWLEDGED: 'IN_PROGRESS' },
    ...{ IN_PROGRESS: 'UNDER_WAY', PROMISED: 'UNDER_WAY', LEGAL: 'WITH_LEGAL', ...closed },
  },
  ASSIGN: { ...stays, ...closed },
  NOTE: { ...stays, RESOLVED: 'RESOLVED', WRITTEN_OFF: 'WRITTEN_OFF' },
  PROMISE: { ...everywhere('PROMISED'), LEGAL: 'LEGAL', ...closed },
  DISPUTE: { ...everywhere('IN_PROGRESS'), PROMISED: 'PROMISED', LEGAL: 'LEGAL', ...closed },
  RESOLVE_DISPUTE: {
    ...{ OPEN: 'NOT_DISPUTED', ACKNOWLEDGED: 'NOT_DISPUTED', IN_PROGRESS: 'NOT_DISPUTED' },
    ...{ PROMISED: 'NOT_DISPUTED', LEGAL: 'NOT_DISPUTED', ...closed },
  },
  SNOOZE: { ...stays, OPEN: 'ACKNOWLEDGED', LEGAL: 'WITH_LEGAL', ...closed },
  WAKE: {
    ...{ OPEN: 'NOT_SNOOZED', ACKNOWLEDGED: 'NOT_SNOOZED', IN_PROGRESS: 'NOT_SNOOZED' },
    ...{ PROMISED: 'NOT_SNOOZED', LEGAL: 'WITH_LEGAL', ...closed },
  },
  APPROVE_ACTION: { ...stays, ...closed },
  REFUSE_ACTION: { ...stays, ...closed },
  RESOLVE: { ...everywhere('RESOLVED'), ...closed },
  WRITE_OFF: { ...everywhere('WRITTEN_OFF'), ...closed },
  HAND_TO_LEGAL: { ...everywhere('LEGAL'), LEGAL: 'WITH_LEGAL', ...closed },
  REOPEN: {
    ...{ OPEN: 'NOT_CLOSED', ACKNOWLEDGED: 'NOT_CLOSED', IN_PROGRESS: 'NOT_CLOSED', PROMISED: 'NOT_CLOSED' },
    ...{ LEGAL: 'IN_PROGRESS', RESOLVED: 'IN_PROGRESS', WRITTEN_OFF: 'IN_PROGRESS' },
  },
};

const rows = Object.entries(TABLE).flatMap(([kind, outcomes]) =>
  Object.entries(outcomes).map(([state, outcome]) => [kind, state, outcome] as const),
);

describe('every act in every state', () => {
  it.each(rows)('%s when %s: %s', (kind, state, outcome) => {
    const { last, when } = given(INTO[state as CaseState]);
    const before = last?.updates.at(-1);
    expect(before?.state).toBe(state);
    const { updates, unknown } = when(acted(kind as ActKind));
    expect({ count: updates.length, unknown }).toEqual({ count: 1, unknown: [] });
    const [update] = updates;
    if (outcome in INTO) {
      expect(update).toMatchObject({ change: 'ACTED', state: outcome, touchedAt: MONDAY, refusalCode: null });
      expect(update?.revision).toBe((before?.revision ?? 0) + 1);
    } else {
      expect(update).toMatchObject({ change: 'REFUSED', state, refusalCode: outcome });
      expect(update?.revision).toBe(before?.revision);
      expect(update?.refusalEn && update.refusalZh).toBeTruthy();
    }
    expect(update).toMatchObject({ act: { actId: `a-${kind}`, by: 'collector' }, changedAt: MONDAY });
  });
});

const refused: readonly (readonly [RefusalCode, ActKind, Partial<CaseAct>])[] = [
  ['OTHER_CUSTOMER', 'NOTE', { customerId: 'C-2' }],
  ['COMMENT_MISSING', 'NOTE', { comment: ' ' }],
  ['COMMENT_MISSING', 'WRITE_OFF', { comment: null }],
  ['COMMENT_MISSING', 'HAND_TO_LEGAL', { comment: null }],
  ['END_PAST', 'ACKNOWLEDGE', { until: MONDAY }],
  ['END_MISSING', 'SNOOZE', { until: null }],
  ['END_PAST', 'SNOOZE', { until: MONDAY - 1 }],
  ['END_FAR', 'SNOOZE', { until: MONDAY + 61 * DAY }],
  ['DATE_MISSING', 'PROMISE', { promisedDate: null }],
  ['DATE_PAST', 'PROMISE', { promisedDate: TODAY - 1 }],
  ['DATE_FAR', 'PROMISE', { promisedDate: TODAY + 367 }],
  ['INVOICES_MISSING', 'PROMISE', { invoices: [] }],
  ['AMOUNT_WRONG', 'PROMISE', { invoices: [{ invoiceId: 'I-1', amountMinor: 0 }] }],
  [
    'INVOICE_TWICE',
    'DISPUTE',
    {
      invoices: [
        { invoiceId: 'I-1', amountMinor: 1 },
        { invoiceId: 'I-1', amountMinor: null },
      ],
    },
  ],
  ['ACTION_MISSING', 'APPROVE_ACTION', { actionId: null }],
];

it.each(refused)('refuses with %s: %s %j', (code, kind, of) => {
  const { when } = given([raised()]);
  expect(when(acted(kind, of)).updates).toMatchObject([
    { change: 'REFUSED', refusalCode: code, state: 'OPEN' },
  ]);
});

it('an invoice is disputed once, and settled once', () => {
  const { when } = given([raised(), acted('DISPUTE')]);
  expect(when(acted('DISPUTE', { actId: '2' })).updates).toMatchObject([{ refusalCode: 'DISPUTED' }]);
  expect(when(acted('RESOLVE_DISPUTE')).updates).toMatchObject([
    { disputes: [{ invoiceId: 'I-1', isOpen: false }] },
  ]);
  expect(when(acted('RESOLVE_DISPUTE', { actId: '3' })).updates).toMatchObject([
    { refusalCode: 'NOT_DISPUTED' },
  ]);
});

it('an action that needs a second person is not approved by who works on the case, and is decided once', () => {
  const { when } = given([raised(), acted('ACKNOWLEDGE'), acted('ASSIGN', { assignee: 'colleague' })]);
  const approve = (by: string, actId: string) =>
    when(acted('APPROVE_ACTION', { by, actId, approvalRequired: true })).updates;
  expect(approve('collector', '1')).toMatchObject([{ refusalCode: 'SECOND_PERSON' }]);
  expect(approve('colleague', '2')).toMatchObject([{ refusalCode: 'SECOND_PERSON' }]);
  expect(approve('team-lead', '3')).toMatchObject([
    { actions: [{ actionId: 'hold-1', decision: 'APPROVED', decidedBy: 'team-lead', decidedAt: MONDAY }] },
  ]);
  expect(approve('team-lead', '4')).toMatchObject([{ refusalCode: 'ALREADY_DECIDED' }]);
});

it('the same act again changes nothing and has the same answer', () => {
  const { when } = given([raised(), acted('ACKNOWLEDGE'), acted('REOPEN')]);
  expect(when(acted('ACKNOWLEDGE')).updates).toMatchObject([
    { change: 'REPEATED', refusalCode: null, revision: 2 },
  ]);
  expect(when(acted('REOPEN'))).toMatchObject({
    updates: [{ change: 'REPEATED', refusalCode: 'NOT_CLOSED', revision: 2 }],
    signals: [],
  });
});

it('an act on a case that never was is told to be unknown', () => {
  expect(given([]).when(acted('NOTE'))).toEqual({ updates: [], signals: [], unknown: ['a-NOTE'] });
});

it('a promise waits, and what the ledger tells of it ends the waiting without changing what people did', () => {
  const { last, when } = given([raised(), acted('PROMISE')]);
  expect(last?.updates).toMatchObject([
    {
      state: 'PROMISED',
      dueKind: null,
      promises: [{ promiseId: 'a-PROMISE', state: 'PENDING', madeOn: TODAY }],
    },
  ]);
  expect(when(settled('a-PROMISE', false, MONDAY + HOUR)).updates).toMatchObject([
    { change: 'PROMISE_BROKEN', state: 'IN_PROGRESS', touchedAt: MONDAY, dueKind: 'NEXT_STEP' },
  ]);
  expect(when(settled('a-PROMISE', true, MONDAY + HOUR)).updates).toEqual([]);
  expect(when(settled('nobody made it', true, MONDAY + HOUR)).updates).toEqual([]);
});

describe('alerting learns', () => {
  it('that somebody has it, until when, and that work outlasts the acknowledgement', () => {
    const { when } = given([raised()]);
    expect(when(acted('ACKNOWLEDGE', { until: MONDAY + DAY })).signals).toEqual([
      { type: 'acknowledged', customerId: 'C-1', by: 'collector', comment: 'said so', untilMs: MONDAY + DAY },
    ]);
    expect(when(acted('START')).signals).toMatchObject([
      { type: 'acknowledged', by: 'collector', untilMs: null },
    ]);
    expect(when(acted('NOTE')).signals).toEqual([]);
  });

  it('of work on a case that nobody had, and of who is to do it', () => {
    expect(given([raised()]).when(acted('PROMISE')).signals).toMatchObject([{ type: 'acknowledged' }]);
    expect(given([raised()]).when(acted('ASSIGN')).signals).toEqual([
      { type: 'assigned', customerId: 'C-1', assignee: 'colleague' },
    ]);
  });
});
