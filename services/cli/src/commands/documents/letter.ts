import type { OutputOptions } from '../../output/print.ts';
import { addressOf } from './addresses.ts';
import { saveDocument } from './save.ts';

export interface LetterOptions extends OutputOptions {
  readonly kind: string;
  readonly out: string;
  readonly addresses?: string;
  readonly date?: string;
  readonly from?: string;
  readonly final?: boolean;
  readonly language: string;
}

/** Writes a letter to a customer into a file. Nothing is sent. */
export async function letterCommand(customerId: string, options: LetterOptions): Promise<void> {
  const { kind, out, addresses, date, from, language } = options;
  const addressLines = addresses === undefined ? [] : addressOf(addresses, customerId);
  const path = `/v1/customers/${encodeURIComponent(customerId)}/letters/${kind}`;
  const query = { language, asOf: date, from };
  const isDraft = addresses === undefined && options.final !== true;
  const body = isDraft ? undefined : { addressLines, final: options.final === true };
  await saveDocument(out, { path, query, body }, options);
}
