export interface CsvStyle {
  readonly delimiter: string;
  readonly quote: string;
}

/** One step of reading a CSV text: a record, a bad line, or not enough text yet. `end` is where the next one begins. */
export type CsvStep =
  | { readonly kind: 'record'; readonly fields: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: 'bad'; readonly message: string; readonly end: number; readonly lines: number }
  | { readonly kind: 'more' };

/** A quoted field longer than this is taken for a quote that was never closed. */
const MAX_RECORD_CHARS = 1_000_000;

const MORE: CsvStep = { kind: 'more' };

/**
 * Reads the record that begins at `start` (RFC 4180; any of the three line ends; a quote inside an unquoted field is text).
 * A broken record costs its first line only: reading goes on at the next line, so the good rows behind it are kept.
 */
export function takeCsvRecord(text: string, start: number, atEnd: boolean, style: CsvStyle): CsvStep {
  const line = physicalLine(text, start, atEnd);
  if (line === undefined) return text.length - start > MAX_RECORD_CHARS ? tooLong(text) : MORE;
  const content = text.slice(start, line.contentEnd);
  if (style.quote === '' || !content.includes(style.quote)) {
    return { kind: 'record', fields: content.split(style.delimiter), end: line.next, lines: 1 };
  }
  const quoted = takeQuoted(text, start, atEnd, style);
  if (quoted === 'more' && !atEnd && text.length - start <= MAX_RECORD_CHARS) return MORE;
  if (typeof quoted === 'object') return quoted;
  const message = quoted === 'more' ? 'a quote is opened and never closed' : 'text follows a closing quote';
  return { kind: 'bad', message, end: line.next, lines: 1 };
}

function tooLong(text: string): CsvStep {
  return {
    kind: 'bad',
    message: `a line is longer than ${MAX_RECORD_CHARS} characters`,
    end: text.length,
    lines: 0,
  };
}

/** End of the line's content and start of the next line; undefined when the text may go on. */
function physicalLine(text: string, start: number, atEnd: boolean) {
  LINE_END.lastIndex = start;
  const match = LINE_END.exec(text);
  if (!match) return atEnd ? { contentEnd: text.length, next: text.length } : undefined;
  const splitPair = match[0] === '\r' && match.index + 1 === text.length && !atEnd;
  return splitPair ? undefined : { contentEnd: match.index, next: match.index + match[0].length };
}

const LINE_END = /\r\n|\n|\r/g;

function takeQuoted(
  text: string,
  start: number,
  atEnd: boolean,
  style: CsvStyle,
): CsvStep | 'more' | 'broken' {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    const field =
      text[at] === style.quote ? quotedField(text, at, atEnd, style.quote) : plainField(text, at, style);
    if (field === undefined) return 'more';
    fields.push(field.value);
    at = field.end;
    if (text.startsWith(style.delimiter, at)) {
      at += style.delimiter.length;
      continue;
    }
    const end = lineEndAt(text, at);
    if (at < text.length && end === at) return 'broken';
    if (at >= text.length && !atEnd) return 'more';
    return { kind: 'record', fields, end, lines: countLines(text, start, at) };
  }
}

function quotedField(text: string, at: number, atEnd: boolean, quote: string) {
  let value = '';
  let from = at + 1;
  for (;;) {
    const close = text.indexOf(quote, from);
    if (close < 0 || (close + 1 >= text.length && !atEnd)) return undefined;
    value += text.slice(from, close);
    if (text[close + 1] !== quote) return { value, end: close + 1 };
    value += quote;
    from = close + 2;
  }
}

function plainField(text: string, at: number, style: CsvStyle) {
  let end = at;
  while (
    end < text.length &&
    text[end] !== '\n' &&
    text[end] !== '\r' &&
    !text.startsWith(style.delimiter, end)
  )
    end++;
  return { value: text.slice(at, end), end };
}

/** Where the next line begins when a line end stands at `at`; `at` itself when none does. */
function lineEndAt(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
  return text[at] === '\n' ? at + 1 : at;
}

function countLines(text: string, start: number, end: number): number {
  return 1 + (text.slice(start, end).match(LINE_END)?.length ?? 0);
}
