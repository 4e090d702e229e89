import type { Counter } from '@foreshock/observability';
import type { LogEntry, LogPosition, LogSink } from '../log/log-sink.ts';
import { ProblemException } from './problem.ts';

export const SINK = Symbol('log sink');
export const EVENTS_COUNTER = Symbol('events counter');

export type EventsCounter = Counter<'source' | 'type' | 'outcome'>;

export interface AcceptedEvent {
  readonly eventId: string;
  readonly position: LogPosition;
}

/** Appends and tells where everything stands; a log that does not answer is a 503, so that the caller tries again. */
export async function write(
  sink: LogSink,
  counter: EventsCounter,
  entries: readonly LogEntry[],
): Promise<AcceptedEvent[]> {
  let positions: readonly LogPosition[];
  try {
    positions = await sink.append(entries);
  } catch (error) {
    const detail = 'the log did not confirm the write; send the same request again';
    throw new ProblemException({ title: 'Log unavailable', status: 503, detail }, { cause: error });
  }
  for (const { type } of entries) counter.inc({ source: 'rest', type, outcome: 'accepted' });
  return entries.map(({ record }, at) => ({
    eventId: record.eventId,
    position: positions[at] as LogPosition,
  }));
}
