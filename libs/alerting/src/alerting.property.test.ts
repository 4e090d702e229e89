import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertingConfig } from './config.ts';
import { weightOf, type Facts, type NoticeEvent } from './facts.ts';
import type { AlertingInput } from './input.ts';
import type { Held, Message, Outcome } from './output.ts';
import { matches } from './match.ts';
import { initialState, nextDueMs } from './state.ts';
import { step } from './step.ts';
import { cleared, DAY, desk, MINUTE, type Desk } from './testing/desk.ts';
import { play, rules, script, type Act } from './testing/scripts.ts';

const RUNS = { numRuns: 300 };

function played(config: AlertingConfig, acts: readonly Act[]): Desk & { readonly endMs: number } {
  const played = desk(config);
  return { ...played, endMs: play(acts, played.say) };
}

const outcomes = (config: AlertingConfig, log: readonly AlertingInput[]): readonly Outcome[] => {
  const state = initialState(config);
  return log.map((input) => step(state, input));
};

/** The same rules with routes that name their targets, so that whom they are for can be read off them. */
const withoutCollectors = (config: AlertingConfig): AlertingConfig => ({
  ...config,
  caseOverdueTo: ['lead'],
  routes: config.routes.map((one) => ({
    ...one,
    to: one.to.map((to) => (to === 'collector' ? 'phone' : to)),
  })),
});

/** Whom a log asks to be told what, by a plain reading: warnings said again and those that got no worse ask for nothing. */
function askedFor(log: readonly AlertingInput[], config: AlertingConfig): string[] {
  const open = new Map<string, number>();
  const told = (facts: Facts, event: NoticeEvent) => [
    ...new Set(
      config.routes
        .filter(({ events, match }) => (events ?? LIFE).includes(event) && matches(match, facts))
        .flatMap(({ to }) => to.flatMap((name) => (name === 'managers' ? ['lead', 'phone'] : [name]))),
    ),
  ];
  return log.flatMap((input) => {
    if (input.type === 'case-overdue') return `lead ${input.caseId}/CASE_OVERDUE/${input.position}`;
    if (input.type === 'rating-changed')
      return told(input.facts, 'DOWNGRADED').map(
        (to) => `${to} ${input.changeId}/DOWNGRADED/${input.position}`,
      );
    if (input.type === 'warning-cleared') open.delete(input.warningId);
    if (input.type !== 'warning-raised' && input.type !== 'warning-escalated') return [];
    const before = open.get(input.warningId);
    const now = weightOf(input.facts.severity);
    if (before !== undefined && (input.type === 'warning-raised' || now <= before)) return [];
    open.set(input.warningId, now);
    const event = input.type === 'warning-raised' ? 'RAISED' : 'ESCALATED';
    return told(input.facts, event).map((to) => `${to} ${input.warningId}/${event}/${input.position}`);
  });
}
const LIFE: readonly NoticeEvent[] = ['RAISED', 'ESCALATED', 'CLEARED'];

const newsOf = (messages: readonly Message[]) =>
  messages.flatMap(({ target, notices, atMs }) =>
    notices.filter(({ purpose }) => purpose === 'NEWS').map((notice) => ({ target, notice, atMs })),
  );
const places = (told: ReturnType<typeof newsOf>) =>
  told.map(({ target, notice }) => `${target} ${notice.noticeId}`);

describe('whatever happens, under any configuration', () => {
  it('the same log gives the same outcomes, through any restart', () => {
    fc.assert(
      fc.property(rules, script, fc.nat(), (config, acts, cut) => {
        const { log, endMs, wait } = played(config, acts);
        wait(endMs + 2 * DAY);
        const once = outcomes(config, log);
        const at = log.length === 0 ? 0 : cut % log.length;
        const state = initialState(config);
        for (const input of log.slice(0, at)) step(state, input);
        expect(log.slice(at).map((input) => step(state, input))).toEqual(once.slice(at));
      }),
      RUNS,
    );
  });

  it('time that is told where nothing is due changes nothing', () => {
    fc.assert(
      fc.property(rules, script, fc.array(fc.nat(), { maxLength: 20 }), (config, acts, extra) => {
        const { log } = played(config, acts);
        const state = initialState(config);
        const said: Outcome[] = log.map((input, index) => {
          const due = nextDueMs(state) ?? Number.POSITIVE_INFINITY;
          const lastMs = Math.max(state.nowMs, Math.min(due - 1, input.atMs));
          if (extra.some((one) => one % Math.max(1, log.length) === index) && Number.isFinite(lastMs))
            expect(step(state, { type: 'time-passed', position: -1, atMs: lastMs })).toEqual({
              messages: [],
              held: [],
            });
          const outcome = step(state, input);
          // what is due is done, or whoever waits for it would wait no more and no less than for ever
          expect(nextDueMs(state) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(state.nowMs);
          return outcome;
        });
        expect(said).toEqual(outcomes(config, log));
      }),
      RUNS,
    );
  });

  it('each notice is in one message at most of each target that a route names, and in none only if that is on record', () => {
    fc.assert(
      fc.property(rules, script, (anyConfig, acts) => {
        const config = withoutCollectors(anyConfig);
        const { log, messages, held, endMs, wait } = played(config, acts);
        wait(endMs + 30 * DAY);
        const told = places(newsOf(messages));
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
        const known = new Set([...told, ...held.map(({ target, notice }) => `${target} ${notice.noticeId}`)]);
        expect(askedFor(log, config).filter((place) => !known.has(place))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('what is over leaves the state, and nothing waits for ever', () => {
    fc.assert(
      fc.property(rules, script, (config, acts) => {
        const { state, say, wait, messages, held, endMs } = played(config, acts);
        const open = [...state.subjects.values()].flatMap(({ warnings }) => [...warnings.values()]);
        say(endMs, ...open.map(({ facts, warningId }) => cleared(facts.customerId, facts, warningId)));
        say(endMs, ...CUSTOMERS.map((customerId) => ({ type: 'case-closed', customerId }) as const));
        wait(endMs + 40 * DAY);
        expect([state.subjects.size, state.silences.size, state.silencesOf.size, nextDueMs(state)]).toEqual([
          0,
          0,
          0,
          null,
        ]);
        expect(
          [...state.outboxes.values()].map(({ lanes }) => lanes.size).filter((size) => size > 0),
        ).toEqual([]);
        // what was held back for a while has come out, or is moot
        const done = new Set([
          ...places(newsOf(messages)),
          ...held.filter(isFinal).map(({ target, notice }) => `${target} ${notice.noticeId}`),
        ]);
        const lost = held.filter(
          ({ target, notice, purpose }) => purpose === 'NEWS' && !done.has(`${target} ${notice.noticeId}`),
        );
        expect(lost.map(({ target, notice }) => [target, notice.noticeId])).toEqual([]);
      }),
      RUNS,
    );
  });

  it('the end of a warning is told only where its beginning was', () => {
    fc.assert(
      fc.property(rules, script, (config, acts) => {
        const { messages, endMs, wait } = played(config, acts);
        wait(endMs + 30 * DAY);
        expectEndsAfterBeginnings(messages);
      }),
      RUNS,
    );
  });

  it('nobody is urged while somebody has the case in hand', () => {
    fc.assert(
      fc.property(rules, script, (config, acts) => {
        const { messages, endMs, wait } = played(config, acts);
        wait(endMs + 30 * DAY);
        const urged = messages.flatMap(({ notices }) => notices).filter(({ purpose }) => purpose !== 'NEWS');
        expect(urged.filter(({ acknowledged }) => acknowledged !== null)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('caps and quiet hours hold', () => {
    fc.assert(
      fc.property(rules, script, (config, acts) => {
        const { messages, endMs, wait } = played(config, acts);
        wait(endMs + 10 * DAY);
        for (const [target, { perMinute = Number.POSITIVE_INFINITY, quiet = [] }] of Object.entries(
          config.targets,
        )) {
          const times = messages.filter((message) => message.target === target).map(({ atMs }) => atMs);
          const crowded = times.filter(
            (atMs, index) => (times[index + perMinute] ?? Number.POSITIVE_INFINITY) - atMs < MINUTE,
          );
          expect(crowded).toEqual([]);
          const minutes = times.map((atMs) => berlinMinute(atMs));
          expect(
            minutes.filter((minute) => quiet.some(([from, to]) => from <= minute && minute < to)),
          ).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('whatever the configuration becomes', () => {
  it('nothing is told twice, no end without its beginning, and nothing is left for ever', () => {
    fc.assert(
      fc.property(rules, rules, script, fc.nat(), fc.boolean(), (config, other, acts, cut, isSmaller) => {
        const next = isSmaller ? withoutPhone(other) : other;
        const { state, say, wait, messages, endMs } = played(
          config,
          acts.map((act, index) =>
            index === cut % acts.length
              ? { ...act, saidAt: () => ({ type: 'configured', config: next }) }
              : act,
          ),
        );
        const open = [...state.subjects.values()].flatMap(({ warnings }) => [...warnings.values()]);
        say(endMs, ...open.map(({ facts, warningId }) => cleared(facts.customerId, facts, warningId)));
        say(endMs, ...CUSTOMERS.map((customerId) => ({ type: 'case-closed', customerId }) as const));
        wait(endMs + 40 * DAY);
        const told = newsOf(messages);
        expect(new Set(places(told)).size).toBe(told.length);
        expectEndsAfterBeginnings(messages);
        expect([state.subjects.size, state.silences.size, state.silencesOf.size, nextDueMs(state)]).toEqual([
          0,
          0,
          0,
          null,
        ]);
      }),
      RUNS,
    );
  });
});

const CUSTOMERS = ['C-1', 'C-2', 'C-3'];

/** The same rules after somebody's phone is gone. */
function withoutPhone(config: AlertingConfig): AlertingConfig {
  const { phone: _, ...targets } = config.targets;
  return { ...config, targets, receivers: { managers: ['lead'] }, collectors: { 'collector-7': 'mail' } };
}

function expectEndsAfterBeginnings(messages: readonly Message[]): void {
  const known = new Set<string>();
  for (const { target, notice } of newsOf(messages)) {
    const place = `${target} ${notice.warningId}`;
    if (notice.event === 'CLEARED') expect(known.delete(place)).toBe(true);
    else if (notice.warningId !== null) known.add(place);
  }
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});
function berlinMinute(atMs: number): number {
  const [hour = 0, minute = 0] = clock.format(atMs).split(':').map(Number);
  return hour * 60 + minute;
}

const isFinal = ({ reason, notice }: Held) =>
  !['SILENCED', 'COOL_DOWN', 'INHIBITED'].includes(reason) ||
  (reason === 'INHIBITED' && notice.warningId === null);
