import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { postJson } from '../api-client.ts';
import { matchersText, type Silence } from './silence.ts';

export interface AddOptions extends OutputOptions {
  readonly match: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly hours?: string;
  readonly by: string;
  readonly reason: string;
}

const HOUR_MS = 3_600_000;

/** Sets a silence. */
export async function add(options: AddOptions): Promise<void> {
  const body = silenceOf(options, Date.now());
  const silence = await postJson<Silence>('/v1/silences', body);
  print(
    options,
    silence,
    () => `${silence.silenceId}: ${matchersText(silence)}, ${silence.startsAt} to ${silence.endsAt}`,
  );
}

/** The request that the options make. @throws Exit naming the option that is wrong */
export function silenceOf(
  options: Omit<AddOptions, keyof OutputOptions>,
  nowMs: number,
): Pick<Silence, 'matchers' | 'startsAt' | 'endsAt' | 'setBy' | 'reason'> {
  const startMs = options.from === undefined ? nowMs : timeOf(options.from, '--from');
  return {
    matchers: options.match.map(matcherOf),
    startsAt: new Date(startMs).toISOString(),
    endsAt: new Date(endOf(options, startMs)).toISOString(),
    setBy: options.by,
    reason: options.reason,
  };
}

function matcherOf(text: string): Silence['matchers'][number] {
  const at = text.indexOf('=');
  const values = text
    .slice(at + 1)
    .split(',')
    .filter((value) => value !== '');
  if (at < 1 || values.length === 0)
    throw new Exit(EXIT.usage, `--match ${text}: write name=value, for example owner=collector-7`);
  return { name: text.slice(0, at), values };
}

function endOf({ until, hours }: Pick<AddOptions, 'until' | 'hours'>, startMs: number): number {
  if ((until === undefined) === (hours === undefined))
    throw new Exit(EXIT.usage, 'give either --until or --hours: a silence has an end');
  if (until !== undefined) return timeOf(until, '--until');
  const count = Number(hours);
  if (count > 0 && Number.isFinite(count)) return startMs + Math.round(count * HOUR_MS);
  throw new Exit(EXIT.usage, `--hours ${hours ?? ''}: expected a number above 0`);
}

function timeOf(text: string, option: string): number {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return ms;
  throw new Exit(EXIT.usage, `${option} ${text}: expected an ISO time, for example 2030-01-31T08:00:00Z`);
}
