import {
  measureName,
  stepPortfolio,
  type Cut,
  type Day,
  type Policy,
  type PortfolioDecision,
  type PortfolioState,
} from '@foreshock/policy';
import { valuesAt, type MeasureTable } from '@foreshock/portfolio-measures';
import type { PortfolioTables } from './measures/tables.ts';
import { policyAt, type PolicyInForce } from './measures/policies.ts';

/** Dates that lie beside each other under one policy. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly policy: Policy | null;
}

export interface Stepped {
  readonly state: PortfolioState;
  readonly decisions: readonly PortfolioDecision[];
}

/** Cuts the dates into spans of one policy. */
export function spansOf(from: Day, to: Day, policies: readonly PolicyInForce[]): Span[] {
  const spans: Span[] = [];
  for (let date = from; date <= to; date += 1) {
    const policy = policyAt(policies, date);
    const last = spans.at(-1);
    if (last?.policy === policy) spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ from: date, to: date, policy });
  }
  return spans;
}

/** Holds every date of a span against its policy, one after the other; the measures of all come by one question a cut. */
export async function stepSpan(span: Span, state: PortfolioState, tables: PortfolioTables): Promise<Stepped> {
  const { policy } = span;
  if (policy === null) return { state, decisions: [] };
  const { names, rules } = policy.portfolio;
  const daysAgo = [...new Set(names.map((name) => measureName(name)?.daysAgo ?? 0))].filter((n) => n > 0);
  const cuts = new Map(rules.map((rule) => [nameOf(rule), rule]));
  const tablesByCut = new Map<string, MeasureTable>();
  for (const [name, cut] of cuts) {
    tablesByCut.set(name, await tables.measures(cut, span.from, span.to, daysAgo));
  }
  const decisions: PortfolioDecision[] = [];
  let current = state;
  for (let date = span.from; date <= span.to; date += 1) {
    const byCut = new Map([...tablesByCut].map(([name, table]) => [name, membersAt(names, table, date)]));
    const measures = new Map(rules.map((rule) => [rule.rule.id, byCut.get(nameOf(rule)) ?? new Map()]));
    const stepped = stepPortfolio(policy, date, measures, current);
    current = stepped.state;
    decisions.push(...stepped.decisions);
  }
  return { state: current, decisions };
}

function membersAt(
  names: readonly string[],
  table: MeasureTable,
  date: Day,
): ReadonlyMap<string, Float64Array> {
  const members = [...(table.get(date)?.keys() ?? [])];
  return new Map(members.map((member) => [member, valuesAt(names, table, date, member)]));
}

/** Equal cuts share one question. */
export function nameOf({ by, where }: Cut): string {
  return JSON.stringify([by, Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
