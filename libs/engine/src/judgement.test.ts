import { expect, it } from 'vitest';
import { customerStanding, type EngineInput } from './index.ts';
import { activated, decisions, invoice, judgement, policy, run, tick } from './testing/given.ts';

const ticks = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => tick(from + index));
const allows = { maxDays: 90, maxNotchesUp: 1, approval: { grade: false, limitAboveMinor: 1_000 } };
const start = (changes: object = {}): EngineInput[] => [
  activated({ ...policy, rules: [], judgement: allows, ...changes }),
  tick(100),
  invoice('c1', 'i1', 100, 140, 5_000),
];
const grades = (outputs: ReturnType<typeof run>['outputs']) =>
  outputs.flatMap(({ type, record }) =>
    type === 'RatingChanged' ? [`${record.asOf}: ${record.fromGrade}${record.toGrade}`] : [],
  );

it('a judged grade takes effect with its event, and ends with its day though nothing else happens', () => {
  const { outputs } = run([
    ...start(),
    judgement('c1', 'GRADE', 100, { validUntil: 110 }),
    ...ticks(101, 120),
  ]);
  expect(grades(outputs)).toEqual(['100: AB', '111: BA']);
});

it('a gap over its end gives what living through it gives', () => {
  const judged = [...start(), judgement('c1', 'GRADE', 100, { validUntil: 110 })];
  const lived = decisions(run([...judged, ...ticks(101, 120)]).outputs);
  expect(decisions(run([...judged, tick(120)]).outputs)).toEqual(lived);
});

it('what the policy does not leave to people is refused with the way out, and changes nothing', () => {
  const long = judgement('c1', 'GRADE', 100, { validUntil: 191 });
  const large = judgement('c1', 'LIMIT', 100, { limitMinor: 1_001 });
  const { outputs, refusals, partition } = run([...start(), long, large]);
  expect(refusals).toEqual(['judgement-beyond-policy', 'judgement-beyond-policy']);
  expect(grades(outputs)).toEqual([]);
  expect(partition.customers.get('c1')?.risk.assessment?.judgements).toEqual([]);
});

it('one about somebody unknown that is refused leaves nothing behind', () => {
  const { partition, refusals } = run([activated(), tick(100), judgement('new', 'GRADE', 100, {})]);
  expect(refusals).toEqual(['judgement-beyond-policy']);
  expect(partition.customers.size).toBe(0);
});

it('one sent again after the policy became stricter is the same event, not a refusal', () => {
  const made = judgement('c1', 'GRADE', 100, { validUntil: 150 });
  const stricter = activated({ ...policy, version: '2', rules: [], judgement: { ...allows, maxDays: 1 } });
  const { refusals, partition } = run([...start(), made, stricter, made]);
  expect(refusals).toEqual([]);
  expect(partition.customers.get('c1')?.risk.assessment?.grade).toBe('B');
});

it('the standing of a judged customer is the decided one, to the day', () => {
  const judged = [...start(), judgement('c1', 'GRADE', 100, { validUntil: 110 })];
  const gradeOn = (day: number) => customerStanding(run([...judged, tick(day)]).partition, 'c1')?.grade;
  expect([gradeOn(110), gradeOn(111)]).toEqual(['B', 'A']);
});
