import type { Shape } from './avro.ts';

const DAY_MS = 86_400_000;

/** The JSON text of a value, as `JSON.stringify` writes it. */
type JsonText = (value: unknown) => string;

/**
 * A record's value as JSON shows it: dates as `2013-06-30`, times as ISO instants, bytes in base64, in the schema's
 * field order. A day or time that no calendar has stays the number it is, so the function is total.
 */
export function jsonText(shape: Shape): JsonText {
  const text = textOf(shape);
  return (value) => (value === null || value === undefined ? 'null' : text(value));
}

function textOf(shape: Shape): JsonText {
  switch (shape.kind) {
    case 'date':
      return (value) => quoted(dayText(value as number)) ?? JSON.stringify(value);
    case 'timestamp':
      return (value) => quoted(instantText(value as number)) ?? JSON.stringify(value);
    case 'bytes':
      return (value) => `"${Buffer.from(value as Uint8Array).toString('base64')}"`;
    case 'array': {
      const item = jsonText(shape.of);
      return (value) => `[${(value as readonly unknown[]).map(item).join()}]`;
    }
    case 'map': {
      const entry = jsonText(shape.of);
      return (value) =>
        `{${Object.entries(value as object)
          .map(([key, item]) => `${JSON.stringify(key)}:${entry(item)}`)
          .join()}}`;
    }
    case 'record':
      return recordText(shape.fields);
    default:
      return JSON.stringify;
  }
}

function recordText(fields: ReadonlyMap<string, Shape>): JsonText {
  const parts = [...fields].map(([field, of], at) => ({
    field,
    before: `${at === 0 ? '{' : ','}${JSON.stringify(field)}:`,
    text: jsonText(of),
  }));
  if (parts.length === 0) return () => '{}';
  return (value) => {
    let json = '';
    for (const { field, before, text } of parts)
      json += before + text((value as Readonly<Record<string, unknown>>)[field]);
    return `${json}}`;
  };
}

const quoted = (text: string | undefined): string | undefined => (text === undefined ? text : `"${text}"`);

/** Texts of the days seen last: a log has few, and making one takes longer than all else. */
const dayTexts = new Map<number, string | undefined>();
const MAX_DAYS = 20_000;

function dayText(day: number): string | undefined {
  if (dayTexts.has(day)) return dayTexts.get(day);
  if (dayTexts.size >= MAX_DAYS) dayTexts.clear();
  const date = new Date(day * DAY_MS);
  const text = Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, -14);
  dayTexts.set(day, text);
  return text;
}

function instantText(ms: number): string | undefined {
  const day = Math.floor(ms / DAY_MS);
  const text = dayText(day);
  // The last day that the calendar has is not whole.
  if (text === undefined || !Number.isInteger(ms) || Math.abs(ms) > 8.64e15) return undefined;
  const rest = ms - day * DAY_MS;
  const [hours, minutes] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60];
  const [seconds, millis] = [Math.floor(rest / 1_000) % 60, rest % 1_000];
  return `${text}T${two(hours)}:${two(minutes)}:${two(seconds)}.${millis < 10 ? '00' : millis < 100 ? '0' : ''}${millis}Z`;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
