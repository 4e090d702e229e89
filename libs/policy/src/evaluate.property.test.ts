import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import { diaryFrom } from './diary.ts';
import { initialMemory, type Memory } from './state.ts';
import {
  compiled,
  document,
  evaluated,
  evaluatedUntil,
  overdueRule,
  scorecard,
  text,
} from './testing/fixture.ts';
import type { Indicators } from './values.ts';

const maker = () =>
  compiled(
    document({
      scorecards: {
        only: {
          ...scorecard,
          overrides: [
            { id: 'cap', title: text('Cap'), when: { value: 'x', gte: 3 }, cap: 'B' },
            { id: 'floor', title: text('Floor'), when: { value: 'y', gte: 3 }, floor: 'B' },
          ],
          upgrade: { marginPoints: 5, probationDays: 4 },
        },
      },
      rules: [
        { ...overdueRule, escalate: [{ when: { value: 'daysPastDue', gte: 20 }, severity: 'high' }] },
        {
          ...overdueRule,
          id: 'slow',
          forDays: 3,
          clearForDays: 2,
          raise: { value: 'x', gte: 2 },
          clear: { value: 'x', lt: 1 },
        },
        { ...overdueRule, id: 'stake', materiality: { value: 'overdueMinor', minor: 4 } },
        {
          ...overdueRule,
          id: 'fall',
          raise: { value: 'risk.gradeRank', gte: 1 },
          clear: { value: 'risk.gradeRank', lt: 1 },
        },
        {
          ...overdueRule,
          id: 'rise',
          raise: { value: 'x', gte: { of: 'x', daysAgo: 5, times: 1.5 } },
          clear: { value: 'x', lt: { of: 'x', daysAgo: 5, times: 1.2 } },
          maxDays: 9,
        },
        {
          ...overdueRule,
          id: 'drop',
          raise: { value: 'risk.gradeRank', gte: { of: 'risk.gradeRank', daysAgo: 3, plus: 1 } },
          clear: { value: 'risk.gradeRank', lt: { of: 'risk.gradeRank', daysAgo: 3, plus: 1 } },
        },
        {
          ...overdueRule,
          id: 'expression',
          raise: { cel: 'x + y > 4', tree: ['>', ['+', 'x', 'y'], 4] },
          clear: { cel: 'x + y < 3', tree: ['<', ['+', 'x', 'y'], 3] },
        },
      ],
      actions: {
        byGrade: { C: [{ kind: 'PREPAYMENT', role: 'credit-manager', dueInDays: 1, approval: true }] },
        bySeverity: {
          low: [{ kind: 'COLLECTION_STEP', role: 'collector', dueInDays: 7, approval: false }],
          high: [{ kind: 'COLLECTION_STEP', role: 'collector', dueInDays: 1, approval: false }],
        },
      },
    }),
  );
const policy = maker();

const value = (max: number) => fc.option(fc.integer({ min: 0, max }), { freq: 6 });
const step = fc.record({
  days: fc.integer({ min: 0, max: 4 }),
  indicators: fc.record({
    daysPastDue: value(45),
    x: value(4),
    y: value(4),
    overdueMinor: value(8),
    openMinor: value(50),
    turnoverMinor: value(100_000),
    exposureMinor: value(1_000),
  }),
});
const life = fc.array(step, { minLength: 1, maxLength: 40 });
type Life = readonly { days: number; indicators: Indicators }[];

function input(today: number, offset: number, indicators: Indicators) {
  return { today, offset, indicators };
}

/** Lives through the steps; `each` sees the state after every one. */
function live(
  steps: Life,
  each: (today: number, offset: number, indicators: Indicators, memory: Memory) => void = () => undefined,
  under = policy,
): { decisions: Decision[]; memory: Memory } {
  let memory = initialMemory();
  let today = 0;
  const decisions: Decision[] = [];
  steps.forEach(({ days, indicators }, offset) => {
    today += days;
    const result = evaluated(under, input(today, offset, indicators), memory);
    memory = { risk: result.risk, diary: result.diary };
    decisions.push(...result.decisions);
    each(today, offset, indicators, memory);
  });
  return { decisions, memory };
}

function throughJson(memory: Memory): Memory {
  const { risk, diary } = JSON.parse(JSON.stringify(memory)) as Memory;
  return { risk, diary: diaryFrom(diary) };
}

it('is silent and changes nothing when evaluated again with the same inputs', () => {
  fc.assert(
    fc.property(life, (steps) => {
      live(steps, (today, offset, indicators, { risk, diary }) => {
        const again = evaluated(policy, input(today, offset + 1_000, indicators), { risk, diary });
        expect(again.decisions).toEqual([]);
        expect(again.risk).toBe(risk);
        expect(again.diary).toBe(diary);
      });
    }),
  );
});

it('decides nothing by itself before the day it named', () => {
  fc.assert(
    fc.property(life, (steps) => {
      live(steps, (today, offset, indicators, memory) => {
        const given = input(today, offset, indicators);
        const until = evaluatedUntil(policy, given, memory).next ?? today + 60;
        for (let day = today; day < until; day++) {
          expect(evaluated(policy, input(day, offset, indicators), memory)).toEqual({
            ...memory,
            decisions: [],
          });
        }
      });
    }),
  );
});

it('raises every warning once under an id of its own; each is then open or was cleared, exactly once', () => {
  fc.assert(
    fc.property(life, (steps) => {
      const { decisions, memory } = live(steps);
      const open = new Set<string>();
      const ever = new Set<string>();
      for (const { type, record } of decisions) {
        if (type === 'WarningRaised') {
          expect(ever).not.toContain(record.warningId);
          ever.add(record.warningId);
          open.add(record.warningId);
        } else if (type === 'WarningCleared') expect(open.delete(record.warningId)).toBe(true);
        else if (type === 'WarningEscalated') expect(open).toContain(record.warningId);
      }
      expect(new Set(Object.values(memory.risk.open).map(({ warningId }) => warningId))).toEqual(open);
    }),
  );
});

it('gives the same for the same life, also after its state went through JSON and under a policy compiled anew', () => {
  fc.assert(
    fc.property(life, (steps) => {
      const plain = live(steps);
      expect(live(steps, undefined, maker())).toEqual(plain);
      let memory = initialMemory();
      let today = 0;
      const decisions = steps.flatMap(({ days, indicators }, offset) => {
        today += days;
        const result = evaluated(policy, input(today, offset, indicators), throughJson(memory));
        memory = { risk: result.risk, diary: result.diary };
        return result.decisions;
      });
      expect({ decisions, memory }).toEqual(plain);
    }),
  );
});

it('chains rating changes: every change starts from the grade before and says why', () => {
  fc.assert(
    fc.property(life, (steps) => {
      const { decisions, memory } = live(steps);
      let grade: string | null = null;
      for (const { type, record } of decisions) {
        if (type === 'RatingChanged') {
          expect(record.fromGrade).toBe(grade);
          expect(record.direction).toBe(record.toGrade > record.fromGrade ? 'DOWNGRADE' : 'UPGRADE');
          expect(record.reasons.length).toBeGreaterThan(0);
          grade = record.toGrade;
        } else if (type === 'RiskAssessed') grade ??= record.grade;
      }
      expect(memory.risk.assessment?.grade).toBe(grade);
    }),
  );
});

it('does not change the state it was given', () => {
  fc.assert(
    fc.property(life, (steps) => {
      live(steps, (today, offset, _, memory) => {
        const before = JSON.stringify(memory);
        evaluated(policy, input(today + 9, offset, { daysPastDue: 31, x: 4 }), memory);
        expect(JSON.stringify(memory)).toBe(before);
      });
    }),
  );
});
