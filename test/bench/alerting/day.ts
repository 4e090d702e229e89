import type { AlertingConfig, AlertingInput, AlertingState, Facts } from '@foreshock/alerting';
import { initialState, nextDueMs, step } from '@foreshock/alerting';
import { officeHours } from '@foreshock/calendar';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 2, 2, 9);

/** All that costs time: two targets, a cap, quiet hours, inhibition, escalation, reminders, a cool-down. */
export const rules: AlertingConfig = {
  calendar: officeHours('Europe/Berlin'),
  targets: {
    chat: { language: 'en', perMinute: 20, quiet: [[0, 360]] },
    erp: { language: 'en' },
    lead: { language: 'en' },
  },
  receivers: {},
  collectors: {},
  team: 'chat',
  routes: [
    {
      name: 'people',
      match: {},
      to: ['collector'],
      urgency: 'NOW',
      groupWaitMs: 30_000,
      groupIntervalMs: 5 * MINUTE_MS,
      repeatIntervalMs: 24 * 60 * MINUTE_MS,
      escalation: [{ afterMs: 240 * MINUTE_MS, to: ['lead'] }],
    },
    {
      name: 'programs',
      match: {},
      to: ['erp'],
      urgency: 'NOW',
      groupWaitMs: 0,
      groupIntervalMs: 1000,
      escalation: [],
    },
  ],
  inhibit: [{ source: { severity: ['HIGH'] }, target: { severity: ['MEDIUM', 'LOW'] } }],
  coolDownMs: 60 * MINUTE_MS,
  caseOverdueTo: ['lead'],
};

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'] as const;

const factsOf = (customer: number, rule: number): Facts => ({
  customerId: `C-${customer}`,
  portfolio: null,
  ruleId: `rule-${rule}`,
  severity: SEVERITIES[(customer + rule) % 3] ?? 'LOW',
  source: 'CREDIT',
  segment: 'LARGE',
  owner: `collector-${customer % 50}`,
  region: 'EMEA',
  grade: 'C',
  overdueMinor: 100_000,
  exposureMinor: 500_000,
});

/** A log with its clock: inputs `everyMs` apart, and a record of time wherever something is due in between. */
export interface Tape {
  readonly state: AlertingState;
  readonly log: AlertingInput[];
  atMs: number;
}

export const newTape = (): Tape => ({ state: initialState(rules), log: [], atMs: START_MS });

function put(tape: Tape, input: AlertingInput): void {
  tape.log.push(input);
  step(tape.state, input);
}

function wait(tape: Tape, atMs: number): void {
  for (let due = nextDueMs(tape.state); due !== null && due <= atMs; due = nextDueMs(tape.state))
    put(tape, { type: 'time-passed', position: tape.log.length, atMs: due });
  tape.atMs = atMs;
}

/** One warning of each of many customers, `everyMs` apart. */
export function open(tape: Tape, customers: number, everyMs: number): void {
  for (let customer = 0; customer < customers; customer += 1) {
    wait(tape, tape.atMs + everyMs);
    say(tape, 'warning-raised', customer, 0);
  }
}

/** Warnings of one customer after the other that come and go, and every second is acknowledged. */
export function comeAndGo(tape: Tape, rounds: number, customers: number, everyMs: number): void {
  for (let round = 0; round < rounds; round += 1) {
    const customer = (round * 7919) % customers;
    wait(tape, tape.atMs + everyMs);
    say(tape, 'warning-raised', customer, 1);
    say(tape, 'warning-raised', customer, 2);
    if (round % 2 === 0) acknowledge(tape, customer);
    wait(tape, tape.atMs + everyMs);
    say(tape, 'warning-cleared', customer, 1);
    say(tape, 'warning-cleared', customer, 2);
  }
}

function say(
  { state, log, atMs }: Tape,
  type: 'warning-raised' | 'warning-cleared',
  customer: number,
  rule: number,
): void {
  const facts = factsOf(customer, rule);
  const input: AlertingInput = {
    type,
    warningId: `${facts.customerId}.${rule}`,
    facts,
    detail: null,
    position: log.length,
    atMs,
  };
  log.push(input);
  step(state, input);
}

function acknowledge({ state, log, atMs }: Tape, customer: number): void {
  const by = { by: 'collector-7', comment: null, untilMs: atMs + 60 * MINUTE_MS };
  const input: AlertingInput = {
    type: 'acknowledged',
    customerId: `C-${customer}`,
    ...by,
    position: log.length,
    atMs,
  };
  log.push(input);
  step(state, input);
}
