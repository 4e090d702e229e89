import { readFileSync } from 'node:fs';
import { isCurrency } from '@foreshock/contracts';
import type { Intervention } from '@foreshock/forecast';
import { eventFromJson } from '@foreshock/intake';
import { Exit, EXIT } from '../../output/exit.ts';
import { amountArgument, dayArgument } from './arguments.ts';

/** The options of `what-if`, as they were written. */
export interface InterventionOptions {
  readonly order?: readonly string[];
  readonly invoice?: readonly string[];
  readonly due?: string;
  readonly payment?: readonly string[];
  readonly invoiceId?: string;
  readonly limit?: string;
  readonly insurance?: string;
  readonly guarantee?: string;
  readonly until?: string;
  readonly ratingPd?: string;
  readonly dispute?: readonly string[];
  readonly settle?: readonly string[];
  readonly events?: string;
  readonly currency?: string;
  readonly on?: string;
}

interface About {
  readonly customerId: string;
  readonly base: string;
  readonly on: number;
}

const DEFAULT_TERMS_DAYS = 30;

/** What is to happen: first the file, then in the order of the help. @throws Exit with usage when it is nothing, or wrong */
export function interventionsOf(options: InterventionOptions, about: About): readonly Intervention[] {
  const { base, on } = about;
  const { currency = base } = options;
  if (!isCurrency(currency)) throw new Exit(EXIT.usage, `--currency ${currency}: give an ISO 4217 code`);
  const amounts = (texts: readonly string[] = [], option: string, of = currency) =>
    texts.map((text) => amountArgument(text, of, option));
  const one = (text: string | undefined) => (text === undefined ? [] : [text]);
  const until = options.until === undefined ? undefined : dayArgument(options.until, '--until');
  const dueDate = options.due === undefined ? on + DEFAULT_TERMS_DAYS : dayArgument(options.due, '--due');
  const all: Intervention[] = [
    ...(options.events === undefined ? [] : eventsIn(options.events, about.customerId)),
    ...amounts(options.order, '--order').map(
      (amountMinor) => ({ kind: 'ORDER', amountMinor, currency }) as const,
    ),
    ...amounts(options.invoice, '--invoice').map(
      (amountMinor) => ({ kind: 'INVOICE', amountMinor, currency, dueDate }) as const,
    ),
    ...amounts(options.payment, '--payment').map(
      (amountMinor) => ({ kind: 'PAYMENT', amountMinor, currency, invoiceId: options.invoiceId }) as const,
    ),
    ...amounts(one(options.limit), '--limit', base).map(
      (amountMinor) => ({ kind: 'LIMIT', amountMinor }) as const,
    ),
    ...amounts(one(options.insurance), '--insurance', base).map(
      (amountMinor) => ({ kind: 'INSURANCE', amountMinor, until }) as const,
    ),
    ...amounts(one(options.guarantee), '--guarantee', base).map(
      (amountMinor) => ({ kind: 'GUARANTEE', amountMinor, until }) as const,
    ),
    ...one(options.ratingPd).map((text) => ({ kind: 'RATING', pd: pdOf(text) }) as const),
    ...(options.dispute ?? []).map((invoiceId) => ({ kind: 'DISPUTE', invoiceId }) as const),
    ...(options.settle ?? []).map((invoiceId) => ({ kind: 'RESOLVE_DISPUTE', invoiceId }) as const),
  ];
  if (all.length > 0) return all;
  throw new Exit(
    EXIT.usage,
    'say what happens: --payment 12400.00, --order, --invoice, …; --help lists them',
  );
}

function pdOf(text: string): number {
  const pd = Number(text);
  if (text.trim() !== '' && pd >= 0 && pd <= 1) return pd;
  throw new Exit(EXIT.usage, `--rating-pd ${text}: give a probability from 0 to 1, such as 0.04`);
}

function eventsIn(file: string, customerId: string): readonly Intervention[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `${file}: cannot be read: ${(error as Error).message}`);
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const here = `${file}:${index + 1}`;
    const outcome = eventFromJson(parsed(line, here), '', undefined);
    if (!outcome.ok)
      throw new Exit(
        EXIT.usage,
        outcome.errors.map(({ pointer, detail }) => `${here}: ${pointer} ${detail}`).join('\n'),
      );
    if (outcome.entry.record.customerId !== customerId)
      throw new Exit(
        EXIT.usage,
        `${here}: is about customer ${outcome.entry.record.customerId}, not ${customerId}`,
      );
    return [{ kind: 'RECORD', input: outcome.entry } as const];
  });
}

function parsed(line: string, here: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Exit(EXIT.usage, `${here}: is not JSON: ${(error as Error).message}`);
  }
}
