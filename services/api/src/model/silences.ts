import { z } from 'zod';
import type { Row } from './from-rows.ts';

/** What a silence can look at. */
export const silenceProperties = [
  'customerId',
  'ruleId',
  'severity',
  'source',
  'segment',
  'owner',
  'region',
  'grade',
  'dimension',
  'member',
] as const;

const instant = z.iso.datetime({ offset: true });
const person = z.string().trim().min(1).max(128);
const matcher = z.strictObject({
  name: z.enum(silenceProperties),
  values: z.array(z.string().min(1).max(256)).min(1).max(100).describe('One of them has to be its value.'),
});

export const MAX_SILENCE_DAYS = 90;

export const silenceRequest = z.strictObject({
  matchers: z.array(matcher).min(1).max(10).describe('All of them have to match.'),
  startsAt: instant.optional().describe('Now, if absent.'),
  endsAt: instant.describe(`At most ${MAX_SILENCE_DAYS} days after it starts.`),
  setBy: person
    .optional()
    .describe('Who answers for it, where an administrator acts for somebody; else it is who asks.'),
  reason: z.string().trim().min(1).max(2_000),
});
export type SilenceRequest = z.output<typeof silenceRequest>;

export const silenceEndRequest = z.strictObject({
  endedBy: person.optional(),
  reason: z.string().trim().min(1).max(2_000).optional(),
});

export const silence = z.object({
  silenceId: z.string(),
  state: z.enum(['PLANNED', 'ACTIVE', 'OVER']),
  matchers: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  startsAt: instant,
  endsAt: instant,
  setBy: z.string(),
  reason: z.string(),
  ended: z
    .object({ at: instant, by: z.string(), reason: z.string().nullable() })
    .nullable()
    .describe('Who ended it before its time.'),
});
export type Silence = z.output<typeof silence>;
export const silenceList = z.object({ items: z.array(silence) });

interface SetPayload {
  readonly matchers: Silence['matchers'];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly setBy: string;
  readonly reason: string;
}
interface EndPayload {
  readonly endedBy: string;
  readonly endedAt: string;
  readonly reason: string | null;
}

/** A silence as the log's copy has it, with what it is at a moment. */
export function silenceFrom(row: Row, nowMs: number): Silence {
  const set = JSON.parse(String(row.set_payload)) as SetPayload;
  const end = row.end_payload === '' ? null : (JSON.parse(String(row.end_payload)) as EndPayload);
  const { matchers, startsAt, endsAt, setBy, reason } = set;
  return {
    silenceId: String(row.silence_id),
    state: stateAt(startsAt, endsAt, end !== null, nowMs),
    matchers,
    startsAt,
    endsAt,
    setBy,
    reason,
    ended: end === null ? null : { at: end.endedAt, by: end.endedBy, reason: end.reason },
  };
}

export function stateAt(
  startsAt: string,
  endsAt: string,
  hasEnded: boolean,
  nowMs: number,
): Silence['state'] {
  if (hasEnded || Date.parse(endsAt) <= nowMs) return 'OVER';
  return Date.parse(startsAt) > nowMs ? 'PLANNED' : 'ACTIVE';
}
