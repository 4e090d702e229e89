import { dayOf, decimalToMinor, MoneyError } from '@foreshock/contracts';
import { Exit, EXIT } from '../../output/exit.ts';
import type { OutputOptions } from '../../output/print.ts';

export interface JudgeOptions extends OutputOptions {
  readonly grade?: string;
  readonly limit?: string;
  readonly withdraw?: 'grade' | 'limit';
  readonly reason: string;
  readonly until?: string;
  readonly currency?: string;
  readonly by: string;
  readonly approvedBy?: string;
  readonly on?: string;
}

/** A judgement as the intake takes it. */
export interface JudgementRequest {
  readonly type: 'JudgementEvent';
  readonly source: 'command-line';
  readonly customerId: string;
  readonly occurredAt: string;
  readonly kind: 'GRADE' | 'LIMIT' | 'GRADE_WITHDRAWN' | 'LIMIT_WITHDRAWN';
  readonly grade: string | null;
  readonly limitMinor: number | null;
  readonly currency: string | null;
  readonly reason: string;
  readonly validUntil: string | null;
  readonly decidedBy: string;
  readonly approvedBy: string | null;
}

/** What the options leave to where they are given. */
export interface Circumstances {
  readonly businessDate: string;
  readonly currency: string;
  readonly nowMs: number;
}

/**
 * The event that the options stand for, of the day of the decision and the present time of day: of several on one day
 * the last one counts. @throws Exit where they contradict each other or say too little
 */
export function judgementRequest(
  customerId: string,
  options: JudgeOptions,
  { businessDate, currency, nowMs }: Circumstances,
): JudgementRequest {
  const { grade, limit, withdraw, until } = options;
  if ([grade, limit, withdraw].filter((one) => one !== undefined).length !== 1)
    throw usage('say one of --grade <grade>, --limit <amount>, --withdraw grade|limit');
  if (withdraw === undefined && until === undefined)
    throw usage('say with --until <date> how long the judgement is to stand');
  const of = options.currency ?? currency;
  const day = dateFrom('--on', options.on ?? businessDate);
  return {
    ...{ type: 'JudgementEvent', source: 'command-line', customerId },
    occurredAt: `${day}T${new Date(nowMs).toISOString().slice('2014-01-10T'.length)}`,
    kind: kindOf(options),
    grade: grade ?? null,
    limitMinor: limit === undefined ? null : minorFrom(limit, of),
    currency: limit === undefined ? null : of,
    reason: options.reason,
    validUntil: withdraw !== undefined || until === undefined ? null : dateFrom('--until', until),
    decidedBy: options.by,
    approvedBy: options.approvedBy ?? null,
  };
}

function kindOf({ withdraw, grade }: JudgeOptions): JudgementRequest['kind'] {
  if (withdraw !== undefined) return withdraw === 'grade' ? 'GRADE_WITHDRAWN' : 'LIMIT_WITHDRAWN';
  return grade === undefined ? 'LIMIT' : 'GRADE';
}

function minorFrom(text: string, currency: string): number {
  try {
    return decimalToMinor(text, currency);
  } catch (error) {
    throw error instanceof MoneyError ? usage(`--limit: ${error.message}`) : error;
  }
}

function dateFrom(option: string, text: string): string {
  try {
    dayOf(text);
    return text;
  } catch (error) {
    throw error instanceof RangeError ? usage(`${option}: "${text}" is no date like 2014-03-31`) : error;
  }
}

function usage(message: string): Exit {
  return new Exit(EXIT.usage, message);
}
