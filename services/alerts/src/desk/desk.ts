import * as alerting from '@foreshock/alerting';
import { Cases, step as stepCases, type CaseSignal, type CaseUpdate } from '@foreshock/cases';
import { officeHours } from '@foreshock/calendar';
import type { Decoded } from '@foreshock/contracts';
import type { WarningOpening } from './warning-event.ts';
import { caseInputOf } from './case-inputs.ts';
import { alertingInputOf, inputOfSignal } from './alerting-inputs.ts';
import type { DeskRules } from './rules.ts';
import { warningEventOf } from './told.ts';

type Read = Extract<Decoded, { ok: true }>;

/** A record of the alerts' log: what it says, where it stands, when it was written. */
export interface LogEntry {
  readonly decoded: Read;
  readonly position: number;
  readonly writtenMs: number;
}

/** What one record brought about, in order. */
export interface Decisions {
  readonly cases: readonly CaseUpdate[];
  readonly messages: readonly alerting.Message[];
  readonly held: readonly alerting.Held[];
  /** Warnings that are over by it, whether or not anybody is told. */
  readonly cleared: readonly string[];
}

const NOTHING: Decisions = { cases: [], messages: [], held: [], cleared: [] };

/** Nobody is told anything before the first rules are on the log. */
const NO_RULES: alerting.AlertingConfig = {
  calendar: officeHours(),
  targets: {},
  receivers: {},
  collectors: {},
  team: null,
  routes: [],
  inhibit: [],
  coolDownMs: 0,
  caseOverdueTo: [],
};

/**
 * The people's side as one function of its log: a record steps the cases, what alerting learns from them, and alerting.
 * It reads no clock: time is the records' own, and never runs back.
 */
export class Desk {
  readonly #alerting = alerting.initialState(NO_RULES);
  readonly #openings = new Map<string, WarningOpening>();
  /** What came before there were rules to decide it by. */
  #early: LogEntry[] = [];
  #cases: Cases | null = null;
  #rules: DeskRules | null = null;
  #configId: string | null = null;
  #nowMs = 0;

  /** The rules in force; null before the first. */
  get rules(): DeskRules | null {
    return this.#rules;
  }

  get configId(): string | null {
    return this.#configId;
  }

  /** When time alone changes something next, ms since 1970; null when nothing waits. */
  get nextDueMs(): number | null {
    const due = [alerting.nextDueMs(this.#alerting), this.#cases?.nextDueMs ?? null].filter(
      (at) => at !== null,
    );
    return due.length === 0 ? null : Math.min(...due);
  }

  /** The customer's case, where there is one. */
  caseIdOf(customerId: string): string | null {
    return this.#cases?.latestOf(customerId)?.caseId ?? null;
  }

  /** Reads one record. @throws SyntaxError on rules that are no JSON */
  take(entry: LogEntry): Decisions {
    const { decoded } = entry;
    if (decoded.type === 'AlertsConfigured')
      return this.#configure(entry, decoded.record.configId, decoded.record.config);
    if (this.#cases !== null) return this.#step(entry, this.#cases);
    this.#early.push(entry);
    return NOTHING;
  }

  #configure(entry: LogEntry, configId: string, config: string): Decisions {
    const rules = JSON.parse(config) as DeskRules;
    this.#rules = rules;
    this.#configId = configId;
    // The register keeps the object that it was given, and goes by what stands in it.
    if (this.#cases === null) this.#cases = new Cases({ ...rules.cases });
    else Object.assign(this.#cases.config, rules.cases);
    const configured = { type: 'configured' as const, config: rules.alerting };
    const first = decisionsOf(
      [alerting.step(this.#alerting, { ...configured, ...this.#recorded(entry) })],
      [],
    );
    const early = this.#early;
    this.#early = [];
    const cases = this.#cases;
    return joined([first, ...early.map((one) => this.#step(one, cases))]);
  }

  #step(entry: LogEntry, cases: Cases): Decisions {
    const { decoded } = entry;
    const recorded = this.#recorded(entry);
    const warning = warningEventOf(this.#openings, decoded);
    const input = caseInputOf(decoded, warning);
    const stepped =
      input === null ? { updates: [], signals: [] } : stepCases(cases, { ...input, at: recorded.atMs });
    const own = alertingInputOf(
      decoded,
      warning,
      (customerId) => cases.latestOf(customerId)?.machine.owner ?? null,
    );
    const inputs = [
      ...stepped.signals.map((signal: CaseSignal) => inputOfSignal(signal)),
      ...closedOf(stepped.updates),
      ...(own === null ? [] : [own]),
    ];
    const outcomes = inputs.map((one) => alerting.step(this.#alerting, { ...one, ...recorded }));
    const cleared = warning?.kind === 'CLEARED' ? [warning.record.warningId] : [];
    return { ...decisionsOf(outcomes, stepped.updates), cleared };
  }

  /** Position and time for the cores; time alone comes by its own record, and by no clock. */
  #recorded({ decoded, position, writtenMs }: LogEntry): { position: number; atMs: number } {
    const toldMs = decoded.type === 'TimePassed' ? decoded.record.at : writtenMs;
    this.#nowMs = Math.max(this.#nowMs, toldMs);
    return { position, atMs: this.#nowMs };
  }
}

/** Cases that people are done with: alerting lets go of what it still meant to say again. */
const closedOf = (updates: readonly CaseUpdate[]) =>
  updates
    .filter(
      ({ change, closedAt, changedAt }) => change === 'ACTED' && closedAt !== null && closedAt === changedAt,
    )
    .map(({ customerId }) => ({ type: 'case-closed' as const, customerId }));

const decisionsOf = (outcomes: readonly alerting.Outcome[], cases: readonly CaseUpdate[]): Decisions => ({
  cases,
  messages: outcomes.flatMap(({ messages }) => messages),
  held: outcomes.flatMap(({ held }) => held),
  cleared: [],
});

const joined = (all: readonly Decisions[]): Decisions => ({
  cases: all.flatMap(({ cases }) => cases),
  messages: all.flatMap(({ messages }) => messages),
  held: all.flatMap(({ held }) => held),
  cleared: all.flatMap(({ cleared }) => cleared),
});
