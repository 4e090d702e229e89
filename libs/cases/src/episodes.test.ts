import { describe, expect, it } from 'vitest';
import { casesProblems, defaultCases } from './config.ts';
import {
  acted,
  CASE,
  cleared,
  DAY,
  escalated,
  given,
  HOUR,
  MONDAY,
  passed,
  raised,
} from './testing/given.ts';

describe('episodes', () => {
  it('a warning within two weeks of the end opens the same case again, and nobody has it', () => {
    const { when } = given([raised(), acted('RESOLVE'), cleared()]);
    expect(when(raised({ warningId: 'W-2' }, MONDAY + 14 * DAY))).toMatchObject({
      updates: [
        { caseId: CASE, change: 'REOPENED_BY_WARNING', state: 'OPEN', acknowledgedBy: null, reopenings: 1 },
      ],
      signals: [{ type: 'acknowledgement-ended', customerId: 'C-1' }],
    });
  });

  it('a later one opens a new case', () => {
    const { when } = given([raised(), acted('RESOLVE'), cleared()]);
    expect(when(raised({ warningId: 'W-2' }, MONDAY + 15 * DAY)).updates).toMatchObject([
      { caseId: 'case.W-2', change: 'OPENED', revision: 1 },
    ]);
  });

  it('a new crisis does not vanish in a case that somebody forgot to close', () => {
    const { when } = given([raised(), acted('ACKNOWLEDGE'), cleared()]);
    expect(when(raised({ warningId: 'W-2' }, MONDAY + 30 * DAY))).toMatchObject({
      updates: [{ caseId: 'case.W-2', change: 'OPENED' }],
      signals: [{ type: 'acknowledgement-ended' }],
    });
    const { when: again } = given([raised(), cleared()]);
    expect(again(raised({ warningId: 'W-2' }, MONDAY + 30 * DAY)).updates).toMatchObject([
      { caseId: CASE, change: 'WARNING_RAISED' },
    ]);
  });

  it('a warning that clears closes nothing: it says so', () => {
    expect(given([raised(), acted('START')]).when(cleared()).updates).toMatchObject([
      { state: 'IN_PROGRESS', machine: 'CLEAR', clearSince: MONDAY, dueKind: null },
    ]);
  });

  it('what is written off or with legal is not opened again', () => {
    for (const [kind, state] of [
      ['WRITE_OFF', 'WRITTEN_OFF'],
      ['HAND_TO_LEGAL', 'LEGAL'],
    ] as const)
      expect(given([raised(), acted(kind)]).when(raised({ warningId: 'W-2' })).updates).toMatchObject([
        { caseId: CASE, change: 'WARNING_RAISED', state },
      ]);
  });
});

describe('time', () => {
  it('counts working hours: four for a high one, from ten to two', () => {
    const { cases, when } = given([raised({ severity: 'HIGH' })]);
    expect(cases.nextDueMs).toBe(MONDAY + 4 * HOUR);
    expect(when(passed(MONDAY + 4 * HOUR))).toMatchObject({
      updates: [{ change: 'OVERDUE', isOverdue: true, about: 'RESPOND' }],
      signals: [{ type: 'case-overdue', caseId: CASE, due: 'RESPOND', severity: 'HIGH' }],
    });
    expect(cases.nextDueMs).toBeNull();
  });

  it('a worse severity brings the due time forward, never back', () => {
    const { cases, when } = given([raised({ severity: 'LOW' })]);
    when(escalated({ severity: 'HIGH' }, MONDAY + HOUR));
    expect(cases.nextDueMs).toBe(MONDAY + 5 * HOUR);
  });

  it('an acknowledgement that ends leaves the case to be taken up anew', () => {
    const until = MONDAY + 2 * HOUR;
    const { cases, when } = given([raised(), acted('ACKNOWLEDGE', { until })]);
    expect(cases.nextDueMs).toBe(until);
    expect(when(passed(until))).toMatchObject({
      updates: [{ change: 'ACKNOWLEDGEMENT_ENDED', state: 'OPEN', about: 'collector', dueKind: 'RESPOND' }],
      signals: [{ type: 'acknowledgement-ended' }],
    });
  });

  it('what is put off is due after it is back', () => {
    const { last } = given([raised(), acted('SNOOZE', { until: MONDAY + 2 * DAY })]);
    const [update] = last?.updates ?? [];
    expect(update?.dueAt).toBeGreaterThan(MONDAY + 2 * DAY);
  });
});

it('names what is wrong with a configuration', () => {
  expect(casesProblems(defaultCases)).toEqual([]);
  const wrong = { ...defaultCases, mergeWithinMs: -1, fallbackLossShare: 0, longestSnoozeMs: 1 };
  expect(casesProblems(wrong)).toEqual([
    'longestSnoozeMs: from a minute to a year',
    'mergeWithinMs: from 0 to a year',
    'fallbackLossShare: above 0, at most 1',
  ]);
});
