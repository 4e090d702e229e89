import type { Frame } from '../measures/frame.ts';
import type { CustomerTrack, Outcome, Standing, WarningTrack } from '../track.ts';

/** A customer of a hand-made case. */
export function customer(customerId: string, parts: Partial<CustomerTrack> = {}): CustomerTrack {
  const nothing = { warnings: [], holds: [], outcomes: [], defaults: [], standings: [] };
  return { customerId, ...nothing, ...parts };
}

export const warning = (raisedOn: number, parts: Partial<WarningTrack> = {}): WarningTrack => {
  return { ruleId: 'rule', raisedOn, severity: 'LOW', worst: 'LOW', clearedOn: raisedOn + 1, ...parts };
};

export const defaulted = (day: number, until: number | null = null, exposureMinor = 1000): Outcome => {
  return { kind: 'default', day, until, exposureMinor };
};

export const standing = (
  day: number,
  grade: string,
  score: number,
  parts: Partial<Standing> = {},
): Standing => {
  const amounts = { probabilityOfDefault: 0.1, exposureMinor: 100, expectedLossMinor: 5 };
  return { day, grade, score, ...amounts, ...parts };
};

/** Days 0 to 200 of a log that ends on day 200, a horizon of 90 days, and these customers' own outcomes. */
export function frameOf(customers: readonly CustomerTrack[], parts: Partial<Frame> = {}): Frame {
  const whole = { from: 0, to: 200, lastDay: 200, snapshots: [30, 60, 90, 120, 150, 180, 200] };
  const outcomes = new Map(customers.map((one) => [one.customerId, one.outcomes]));
  return { ...whole, horizonDays: 90, outcome: 'default', outcomes, ...parts };
}
