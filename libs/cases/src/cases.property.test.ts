import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultCases } from './config.ts';
import { ACT_KINDS, type CaseInput } from './input.ts';
import {
  acted,
  cleared,
  DAY,
  escalated,
  given,
  HOUR,
  MONDAY,
  passed,
  raised,
  settled,
} from './testing/given.ts';
import { Cases } from './register.ts';
import { step } from './step.ts';

const ids = ['C-1.long-overdue.7', 'W-2', 'W-3'];
const severity = fc.constantFrom('HIGH' as const, 'MEDIUM' as const, 'LOW' as const);
const machine = fc.oneof(
  fc.tuple(fc.constantFrom(...ids), severity).map(([warningId, of]) => raised({ warningId, severity: of })),
  fc
    .tuple(fc.constantFrom(...ids), severity)
    .map(([warningId, of]) => escalated({ warningId, severity: of })),
  fc.constantFrom(...ids).map((warningId) => cleared(warningId)),
);
const people = fc
  .tuple(fc.constantFrom(...ACT_KINDS), fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([kind, id, ends]) =>
    acted(kind, {
      actId: `a-${id}`,
      ...(kind === 'ACKNOWLEDGE' && ends ? { until: MONDAY + 30 * DAY } : {}),
      ...(kind === 'SNOOZE' ? { until: MONDAY + 40 * DAY } : {}),
    }),
  );
const ledger = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.boolean())
  .map(([id, kept]) => settled(`a-${id}`, kept));
const anything = fc.oneof(
  { weight: 3, arbitrary: machine },
  { weight: 4, arbitrary: people },
  ledger,
  fc.constant(passed(0)),
);

/** Inputs at times that mostly move on, by minutes or by weeks. */
const logs = fc
  .array(fc.tuple(anything, fc.constantFrom(-HOUR, 0, 60_000, HOUR, DAY, 9 * DAY)), {
    minLength: 1,
    maxLength: 60,
  })
  .map((parts) => {
    let at = MONDAY;
    return parts.map(([input, after]): CaseInput => ({ ...input, at: (at += after) }));
  });

it('the same log gives the same words, wherever it is cut and begun again', () => {
  fc.assert(
    fc.property(logs, fc.nat(60), (inputs, cut) => {
      const whole = given(inputs).outputs;
      const restored = new Cases(defaultCases);
      for (const input of inputs.slice(0, cut)) step(restored, input);
      const rest = inputs.slice(cut).map((input) => step(restored, input));
      expect(rest).toEqual(whole.slice(cut));
    }),
  );
});

it('an act that comes again changes no case', () => {
  fc.assert(
    fc.property(logs, (inputs) => {
      const { outputs, when } = given(inputs);
      const last = inputs.at(-1)!;
      const done = new Map<string, CaseInput>();
      for (const input of inputs)
        if (input.type === 'act' && !done.has(input.act.actId)) done.set(input.act.actId, input);
      const revisions = new Map(
        outputs.flatMap(({ updates }) => updates.map((one) => [one.caseId, one.revision])),
      );
      for (const input of done.values()) {
        const { updates } = when({ ...input, at: last.at });
        for (const update of updates.filter(({ change }) => change === 'REPEATED'))
          expect(update.revision).toBe(revisions.get(update.caseId));
        // one that was never judged, since its case was not there, may be judged now
        for (const update of updates) revisions.set(update.caseId, update.revision);
      }
    }),
  );
});

it('the machine never changes what people did, but for a warning that opens a resolved case again', () => {
  const humanOf = (of: object) => {
    const { state, assignee, acknowledgedBy, snoozedUntil, disputes, actions, touchedAt, closedAt } =
      of as never;
    return { state, assignee, acknowledgedBy, snoozedUntil, disputes, actions, touchedAt, closedAt };
  };
  const machines = ['WARNING_RAISED', 'WARNING_ESCALATED', 'WARNING_CLEARED', 'RATING_CHANGED', 'OVERDUE'];
  fc.assert(
    fc.property(logs, (inputs) => {
      const before = new Map<string, object>();
      for (const update of given(inputs).outputs.flatMap(({ updates }) => updates)) {
        const known = before.get(update.caseId);
        if (machines.includes(update.change)) expect(humanOf(update)).toEqual(humanOf(known!));
        if (update.change === 'REOPENED_BY_WARNING') expect(known).toMatchObject({ state: 'RESOLVED' });
        before.set(update.caseId, update);
      }
    }),
  );
});

it('nothing that is due waits longer than it is asked for, and what was missed is told once', () => {
  fc.assert(
    fc.property(logs, (inputs) => {
      const { cases, when } = given(inputs);
      for (let due = cases.nextDueMs; due !== null; due = cases.nextDueMs) {
        const { updates } = when(passed(due));
        expect(updates.length).toBeGreaterThan(0);
        const { updates: again } = when(passed(due));
        expect(again).toEqual([]);
      }
    }),
  );
});
