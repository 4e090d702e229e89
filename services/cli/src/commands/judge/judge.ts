import { setTimeout as pause } from 'node:timers/promises';
import { readRun } from '../../home.ts';
import { Exit, EXIT } from '../../output/exit.ts';
import { print } from '../../output/print.ts';
import { getJson } from '../api-client.ts';
import { withDeadLetters } from '../dlq/open.ts';
import { judgementRequest, type JudgementRequest, type JudgeOptions } from './event.ts';
import { postEvent, type Accepted } from './post-event.ts';

/** The part of a customer that the API gives and a judgement is about. */
interface Customer {
  readonly indicators: { readonly currency: string };
  readonly assessment: {
    readonly grade: string;
    readonly recommendedLimit: { readonly decimal: string; readonly currency: string } | null;
    readonly judgements: readonly {
      readonly kind: string;
      readonly eventId: string;
      readonly sentence: string;
    }[];
  } | null;
}

const WAIT_MS = 30_000;
const EVERY_MS = 500;

/** Writes a judgement onto the log and waits until it is in force, or refused. */
export async function judge(customerId: string, options: JudgeOptions): Promise<void> {
  const path = `/v1/customers/${encodeURIComponent(customerId)}`;
  readRun();
  const [{ businessDate }, { indicators }] = await Promise.all([
    getJson<{ businessDate: string }>('/v1/status'),
    getJson<Customer>(path),
  ]);
  const request = judgementRequest(customerId, options, {
    ...{ businessDate, currency: indicators.currency, nowMs: Date.now() },
  });
  const accepted = await postEvent(request);
  const customer = await outcomeOf(request, accepted, () => getJson<Customer>(path));
  print(options, { ...accepted, assessment: customer.assessment }, () => textOf(customer));
}

function textOf({ assessment }: Customer): string {
  if (assessment === null) return 'not assessed yet';
  const { grade, recommendedLimit: limit, judgements } = assessment;
  const amount = limit === null ? 'none' : `${limit.decimal} ${limit.currency}`;
  return [`grade ${grade}, limit ${amount}`, ...judgements.map(({ sentence }) => sentence)].join('\n');
}

/** @throws Exit where the event became a dead letter, with why, or where nothing is heard of it for too long */
function outcomeOf(
  request: JudgementRequest,
  accepted: Accepted,
  read: () => Promise<Customer>,
): Promise<Customer> {
  return withDeadLetters(async (letters) => {
    for (const endMs = Date.now() + WAIT_MS; Date.now() < endMs; await pause(EVERY_MS)) {
      const customer = await read();
      if (isInForce(request, accepted, customer)) return customer;
      for await (const { origin, message } of letters.all()) {
        if (origin?.partition !== accepted.position.partition || origin.offset !== accepted.position.offset)
          continue;
        throw new Exit(EXIT.rejected, `refused: ${message}`);
      }
    }
    throw new Exit(
      EXIT.failed,
      `event ${accepted.eventId} stands on the log, and is not in force: is there a later judgement, or one that has ended?`,
    );
  });
}

function isInForce({ kind }: JudgementRequest, { eventId }: Accepted, { assessment }: Customer): boolean {
  const judgements = assessment?.judgements ?? [];
  if (kind === 'GRADE' || kind === 'LIMIT') return judgements.some((one) => one.eventId === eventId);
  const withdrawn = kind === 'GRADE_WITHDRAWN' ? 'GRADE' : 'LIMIT';
  return judgements.every((one) => one.kind !== withdrawn);
}
