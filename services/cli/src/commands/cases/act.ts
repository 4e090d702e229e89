import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { postJson } from '../api-client.ts';
import { casePath, type CaseView } from './case-view.ts';

export interface ActOptions extends OutputOptions {
  readonly by: string;
  readonly comment?: string;
  readonly key?: string;
  readonly lang: string;
}

/** Does something to a case. @throws Exit with the reason where it is refused */
export async function act(caseId: string, body: object, options: ActOptions): Promise<void> {
  const { by, comment, key, lang } = options;
  const request = { ...body, by, ...(comment === undefined ? {} : { comment }) };
  const headers = { 'accept-language': lang, ...(key === undefined ? {} : { 'idempotency-key': key }) };
  const done = await postJson<{ outcome: string; case: CaseView }>(
    `${casePath(caseId)}/acts`,
    request,
    headers,
  );
  print(
    options,
    done,
    () => `${caseId} is ${done.case.state}${done.outcome === 'REPEATED' ? ' (done before)' : ''}`,
  );
}

/** `I-1` or `I-1=25000`: an invoice, with minor units where not all of it is meant. @throws Exit */
export function invoicesOf(texts: readonly string[]): { invoiceId: string; amountMinor: number | null }[] {
  return texts.map((text) => {
    const at = text.lastIndexOf('=');
    if (at < 0) return { invoiceId: text, amountMinor: null };
    const amountMinor = Number(text.slice(at + 1));
    if (at > 0 && Number.isSafeInteger(amountMinor) && amountMinor > 0)
      return { invoiceId: text.slice(0, at), amountMinor };
    throw new Exit(EXIT.usage, `--invoice ${text}: write an id, or id=minor units such as I-1=25000`);
  });
}

/** `--until <time>` or `--hours <n>` as an ISO time; undefined where neither is given. @throws Exit */
export function endOf(
  { until, hours }: { readonly until?: string; readonly hours?: string },
  nowMs: number,
): string | undefined {
  if (until !== undefined && hours !== undefined)
    throw new Exit(EXIT.usage, 'give --until or --hours, not both');
  if (until === undefined && hours === undefined) return undefined;
  const ms = until === undefined ? nowMs + Number(hours) * 3_600_000 : Date.parse(until);
  if (Number.isFinite(ms) && ms > nowMs) return new Date(Math.round(ms)).toISOString();
  throw new Exit(EXIT.usage, 'the end is no time to come; write --until 2030-01-31T08:00:00Z or --hours 24');
}
