import type { HandledLetter } from '@foreshock/dead-letters';
import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { withDeadLetters } from './open.ts';

export interface ListOptions extends OutputOptions {
  readonly state: 'open' | 'replayed' | 'discarded' | 'all';
  readonly reason?: string;
  readonly limit: string;
}

/** Shows dead letters, oldest first, and how many there are of each reason. */
export async function list(options: ListOptions): Promise<void> {
  const shown: HandledLetter[] = [];
  const byReason = new Map<string, number>();
  await withDeadLetters(async (letters) => {
    for await (const letter of letters.all()) {
      if (options.state !== 'all' && letter.state !== options.state.toUpperCase()) continue;
      if (options.reason !== undefined && letter.reason !== options.reason) continue;
      byReason.set(letter.reason, (byReason.get(letter.reason) ?? 0) + 1);
      if (shown.length < Number(options.limit)) shown.push(letter);
    }
  });
  const total = [...byReason.values()].reduce((sum, count) => sum + count, 0);
  const reasons = Object.fromEntries([...byReason].sort(([, a], [, b]) => b - a));
  print(options, { total, reasons, letters: shown.map(toJson) }, () => text(options, shown, total, reasons));
}

function text(
  options: ListOptions,
  shown: readonly HandledLetter[],
  total: number,
  reasons: Readonly<Record<string, number>>,
): string {
  if (total === 0) return options.state === 'all' ? 'no dead letters' : `no ${options.state} dead letters`;
  const counts = Object.entries(reasons).map(([reason, count]) => `${count} ${reason}`);
  const rest = total > shown.length ? [`… and ${total - shown.length} more (--limit shows them)`] : [];
  return [
    table(
      [
        { heading: 'id', text: (row) => row.id },
        { heading: 'since', text: (row) => isoMinute(row.record.timestampMs) },
        { heading: 'reason', text: (row) => row.reason },
        { heading: 'state', text: (row) => row.state.toLowerCase() },
        { heading: 'from', text: originText },
        { heading: 'what', text: (row) => shortened(row.message, 80) },
      ],
      shown,
    ),
    ...rest,
    `${total} in all: ${counts.join(', ')}`,
  ].join('\n');
}

/** A letter for scripts. */
export function toJson({
  id,
  state,
  handling,
  origin,
  stage,
  reason,
  message,
  replayOf,
  record,
}: HandledLetter) {
  const at = new Date(record.timestampMs).toISOString();
  const by = handling === null ? null : { ...handling, at: new Date(handling.atMs).toISOString() };
  return { id, state, handling: by, at, origin, stage, reason, message, replayOf };
}

export function originText({ origin }: HandledLetter): string {
  return origin === null ? 'unknown' : `${origin.topic}/${origin.partition}/${origin.offset}`;
}

function isoMinute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

function shortened(line: string, limit: number): string {
  return line.length <= limit ? line : `${line.slice(0, limit - 1)}…`;
}
