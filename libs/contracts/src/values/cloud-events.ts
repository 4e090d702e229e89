import { recordTable } from '../generated/records.ts';
import type { RecordName } from '../generated/records.ts';

export interface CloudEvent {
  /** Unique for the source. */
  readonly id: string;
  /** URI reference of what sends it, for example `/foreshock/monitor`. */
  readonly source: string;
  readonly type: RecordName;
  /** When it happened, milliseconds. */
  readonly timeMs: number;
  /** What it is about: the customer. */
  readonly subject?: string;
  /** URI of the schema. */
  readonly dataSchema?: string;
}

/** Kafka headers of CloudEvents 1.0 in binary mode: the Avro record stays the value. */
export function cloudEventHeaders(event: CloudEvent): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/avro',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: recordTable[event.type].fullName,
    ce_time: timeText(event.timeMs),
  };
  if (event.subject !== undefined) headers['ce_subject'] = event.subject;
  if (event.dataSchema !== undefined) headers['ce_dataschema'] = event.dataSchema;
  return headers;
}

let lastMs = NaN;
let lastText = '';

/** Many events in a row tell of the same moment, and its text costs more than all other headers. */
function timeText(ms: number): string {
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString();
    lastMs = ms;
  }
  return lastText;
}
