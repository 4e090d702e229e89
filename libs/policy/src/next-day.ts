import type { CompiledSegment, Policy } from './compile.ts';
import type { Day } from './day.ts';
import { daysUntilChange, isAnyOpen } from './crossing.ts';
import { rankOfGrade } from './grades.ts';
import { nextTurn } from './past-watch.ts';
import { reviewDayOf, type Diary } from './diary.ts';
import { NONE, type Memory, type RiskState } from './state.ts';
import type { Values } from './values.ts';

/**
 * The earliest day after `today` on which an evaluation may decide something although nothing happens: a rule's
 * duration, a grade's or a default's probation ends, a review is due, or a value that moves by itself comes to a level that the policy
 * holds it against. Null where there is no such day. `values` are those of the evaluation that gave the memory.
 */
export function nextEvaluationDay(
  policy: Policy,
  { risk, diary }: Memory,
  today: Day,
  values: Values,
): Day | null {
  const segment = segmentById(policy, risk);
  if (segment === null) return null;
  const next = Math.min(
    nextEndOfWaiting(segment, risk, today),
    earlier(Infinity, reviewDayOf(diary) ?? Infinity, today),
    today + daysUntilAnyChange(segment, risk, values),
  );
  const orTurn = nextTurnOfThePast(segment, risk, diary, today, values, next);
  return orTurn === Infinity ? null : orTurn;
}

function segmentById({ segments }: Policy, { assessment }: RiskState): CompiledSegment | null {
  for (const segment of segments) if (segment.id === assessment?.segmentId) return segment;
  return null;
}

function daysUntilAnyChange({ watches }: CompiledSegment, { open }: RiskState, values: Values): number {
  let days = Infinity;
  for (const watch of watches) days = Math.min(days, daysUntilChange(watch, values, open));
  return days;
}

/** The first day on which what was so many days before makes a difference; `until` where there is none before it. */
function nextTurnOfThePast(
  { pastWatches }: CompiledSegment,
  { open }: RiskState,
  diary: Diary,
  today: Day,
  values: Values,
  until: Day,
): Day {
  let next = until;
  for (const watch of pastWatches) {
    if (watch.whileOpen !== null && !isAnyOpen(watch.whileOpen, open)) continue;
    next = nextTurn(watch, diary, today, values, next);
  }
  return next;
}

/** The end of the first of all durations and probations that run; infinity where none does. */
function nextEndOfWaiting(segment: CompiledSegment, risk: RiskState, today: Day): Day {
  const { pending, open, probation, defaulted } = risk;
  if (pending === NONE && open === NONE && probation === null && defaulted === null) return Infinity;
  let next = Infinity;
  for (const ruleId in pending) {
    const forDays = segment.rulesById.get(ruleId)?.forDays ?? 0;
    next = earlier(next, pending[ruleId]! + forDays, today);
  }
  for (const ruleId in open) {
    const { clearingSince, raisedOn } = open[ruleId]!;
    const { clearForDays = 0, maxDays = Infinity } = segment.rulesById.get(ruleId) ?? {};
    next = earlier(next, raisedOn + maxDays, today);
    if (clearingSince === null) continue;
    next = earlier(next, clearingSince + clearForDays, today);
  }
  next = earlier(next, endOfProbation(segment, risk), today);
  if (defaulted === null || defaulted.curingSince === null || segment.defaultDefinition === null) return next;
  return earlier(next, defaulted.curingSince + segment.defaultDefinition.probationDays, today);
}

function endOfProbation({ scorecard }: CompiledSegment, { probation, assessment }: RiskState): Day {
  if (probation === null || assessment === null) return Infinity;
  const band = scorecard.bands[rankOfGrade(scorecard.bands, assessment.computedGrade)];
  return band === undefined ? Infinity : probation.since + band.probationDays;
}

/** The day, if it is earlier and still to come. */
function earlier(next: Day, day: Day, today: Day): Day {
  return day > today && day < next ? day : next;
}
