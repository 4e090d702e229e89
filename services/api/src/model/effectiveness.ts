import { z } from 'zod';

const minor = (what: string) => z.int().describe(`${what}, minor units of \`currency\`.`);
const count = (what: string) => z.int().min(0).describe(what);
const counts = z.record(z.string(), z.int());

const group = z.object({
  key: z.string().describe('Of the dimension asked for; empty for an unknown collector or size class.'),
  episodes: count('Warnings raised in the period.'),
  notYetKnown: count('Younger than the horizon: in no other figure.'),
  withMoney: count('With money to collect.'),
  paid: count('Of these, paid within the horizon.'),
  falseAlarms: count('Cleared with nothing done, and paid as usual or cleared at once.'),
  inDefaultBefore: count('The customer was in default already.'),
  badOutcomes: count('In default, or money at stake written off, within the horizon.'),
  medianLeadDays: z.number().nullable().describe('Days from the raise to the bad outcome.'),
  actedOn: count('With a step on the ledger: a letter, a promise.'),
  notified: count('Whose notification was delivered.'),
  steps: counts.describe('Episodes by step.'),
  recommended: counts.describe('Episodes by recommended action.'),
  atStakeMinor: minor('Overdue, undisputed and open at the raise'),
  paidBeforeMinor: minor('Paid before the raise, but known only later'),
  droppedMinor: minor('Credited, amended away or cancelled since'),
  collectableMinor: minor('The rest'),
  recoveredMinor: minor('Paid within the horizon'),
  windows: z.array(
    z
      .object({ days: z.int(), collectableMinor: z.int(), recoveredMinor: z.int() })
      .describe('Of episodes that old.'),
  ),
  forecastMinor: minor('Paid so far, with a forecast'),
  wonMinorDays: z
    .number()
    .describe('Minor units × days that it came before the forecast; negative: after it.'),
  unpaidMinor: minor('Not paid so far'),
  unpaidLostMinorDays: z.number().describe('Minor units × days beyond the forecast so far: a lower bound.'),
});

const side = z.object({ episodes: z.int(), paidShare: z.number().nullable() });

export const effectiveness = z.object({
  asOf: z.iso.date().nullable().describe('Latest business date known.'),
  currency: z.string().nullable(),
  groups: z.array(group).describe('Money that is at stake in several groups counts in each.'),
  total: group.nullable().describe('All together, no money twice.'),
  comparison: z
    .object({ withStep: side, withoutStep: side, kinds: z.int(), leftOut: z.int() })
    .describe(
      'Paid shares with and without a step, of equal rules and severities: a description, no proof of cause.',
    ),
});
