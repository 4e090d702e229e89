import { roundTheClock } from '@foreshock/calendar';
import { check } from '../check.ts';
import type { AlertingConfig, Route } from '../config.ts';
import type { Facts } from '../facts.ts';
import type { AlertingInput, Silence } from '../input.ts';
import type { Held, Message } from '../output.ts';
import { initialState, nextDueMs, type AlertingState } from '../state.ts';
import { step } from '../step.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, nine o'clock by UTC. */
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');

export const route = (overrides: Partial<Route> = {}): Route => ({
  name: 'all',
  match: {},
  to: ['chat'],
  urgency: 'NOW',
  groupWaitMs: 30 * SECOND,
  groupIntervalMs: 5 * MINUTE,
  escalation: [],
  ...overrides,
});

/** One chat, one route, nothing that holds back. */
export const config = (overrides: Partial<AlertingConfig> = {}): AlertingConfig => ({
  calendar: roundTheClock(),
  targets: { chat: { language: 'en' }, lead: { language: 'en' }, mail: { language: 'zh' } },
  receivers: {},
  collectors: {},
  team: 'chat',
  routes: [route()],
  inhibit: [],
  coolDownMs: 0,
  caseOverdueTo: [],
  ...overrides,
});

export const facts = (customerId: string, overrides: Partial<Facts> = {}): Facts => ({
  customerId,
  portfolio: null,
  ruleId: 'long-overdue',
  severity: 'MEDIUM',
  source: 'CREDIT',
  segment: 'LARGE',
  owner: 'collector-7',
  region: 'EMEA',
  grade: 'C',
  overdueMinor: 100_000,
  exposureMinor: 500_000,
  ...overrides,
});

/** An input without its place on the log. */
export type Said = AlertingInput extends infer Input
  ? Input extends unknown
    ? Omit<Input, 'position' | 'atMs'>
    : never
  : never;

export const raised = (customerId: string, overrides: Partial<Facts> = {}, warningId?: string): Said => {
  const about = facts(customerId, overrides);
  const id = warningId ?? `${customerId}.${about.ruleId ?? ''}`;
  return { type: 'warning-raised', warningId: id, facts: about, detail: `raised ${id}` };
};
export const escalated = (customerId: string, overrides: Partial<Facts> = {}): Said => ({
  ...(raised(customerId, { severity: 'HIGH', ...overrides }) as Extract<Said, { warningId: string }>),
  type: 'warning-escalated',
});
export const cleared = (customerId: string, overrides: Partial<Facts> = {}, warningId?: string): Said => ({
  ...(raised(customerId, overrides, warningId) as Extract<Said, { warningId: string }>),
  type: 'warning-cleared',
});
export const acknowledged = (customerId: string, untilMs: number | null = null): Said => ({
  type: 'acknowledged',
  customerId,
  by: 'collector-7',
  comment: 'Calling them.',
  untilMs,
});
export const silence = (overrides: Partial<Silence> = {}): Said => ({
  type: 'silence-set',
  silence: {
    silenceId: 'S-1',
    match: { segment: ['LARGE'] },
    startsAtMs: MONDAY,
    endsAtMs: MONDAY + 2 * HOUR,
    setBy: 'team-lead',
    reason: 'Migration of the ledger.',
    ...overrides,
  },
});

/** The core with a log and a clock: says what is due as the service's timer does, and keeps everything that came out. */
export interface Desk {
  readonly state: AlertingState;
  readonly log: AlertingInput[];
  readonly messages: Message[];
  readonly held: Held[];
  /** Time passes until `atMs`, with a record of every moment at which something is due. */
  readonly wait: (atMs: number) => void;
  /** Time passes without a word, as when the service is down, and is told afterwards. */
  readonly skip: (atMs: number) => void;
  /** Time passes, then something is said. */
  readonly say: (atMs: number, ...said: Said[]) => void;
}

export function desk(rules: AlertingConfig = config()): Desk {
  const problems = check(rules);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const state = initialState(rules);
  const log: AlertingInput[] = [];
  const messages: Message[] = [];
  const held: Held[] = [];
  const put = (input: AlertingInput) => {
    log.push(input);
    const outcome = step(state, input);
    messages.push(...outcome.messages);
    held.push(...outcome.held);
  };
  const wait = (atMs: number) => {
    for (let due = nextDueMs(state); due !== null && due <= atMs; due = nextDueMs(state))
      put({ type: 'time-passed', position: log.length, atMs: due });
  };
  const skip = (atMs: number) => put({ type: 'time-passed', position: log.length, atMs });
  const say = (atMs: number, ...said: Said[]) => {
    wait(atMs);
    for (const one of said) put({ ...one, position: log.length, atMs });
  };
  return { state, log, messages, held, wait, skip, say };
}

/** What a person would see: when, to whom, what. `GROUP chat C-1 RAISED+ESCALATED`. */
export const seen = (messages: readonly Message[]): string[] =>
  messages.map(({ kind, target, customerId, notices }) =>
    [kind, target, customerId ?? '*', notices.map(({ event }) => event).join('+')].join(' '),
  );

/** What was kept from whom and why: `chat RAISED SILENCED S-1`. */
export const kept = (held: readonly Held[]): string[] =>
  held.map(({ target, notice, reason, heldBy }) =>
    [target ?? '-', notice.event, reason, heldBy ?? '-'].join(' '),
  );
