import { takeCsvRecord, type CsvStyle } from './csv-record.ts';
import { InputError } from './decode.ts';
import type { RowOutcome } from './row.ts';

export interface CsvOptions {
  readonly delimiter: 'auto' | ',' | ';' | '\t' | '|';
  readonly quote: string;
  /** Lines above the header. */
  readonly skipLines: number;
}

const DELIMITERS = [',', ';', '\t', '|'];

/** Rows of a CSV text that comes in pieces; the first record names the columns. Empty lines are passed over.
 * @throws InputError when the header is missing or names a column twice. */
export async function* csvRows(
  pieces: AsyncIterable<{ text: string }>,
  options: CsvOptions,
  checkHeader: (columns: readonly string[]) => void,
): AsyncGenerator<RowOutcome> {
  let header: Header | undefined;
  let style: CsvStyle | undefined;
  let line = 1;
  for await (const { text, start, atEnd, advance } of records(pieces)) {
    style ??= { delimiter: pickDelimiter(text.slice(start), options), quote: options.quote };
    const step = takeCsvRecord(text, start, atEnd, style);
    if (step.kind === 'more') continue;
    const raw = text.slice(start, step.end).replace(/(\r\n|\n|\r)$/, '');
    const at = line;
    line += step.lines;
    advance(step.end);
    if (at <= options.skipLines || isBlank(step, raw)) continue;
    if (header === undefined) {
      if (step.kind === 'bad') throw new InputError(`the header (line ${at}): ${step.message}`);
      header = new Header(step.fields);
      checkHeader(header.columns);
    } else yield header.row(step, at, raw);
  }
  if (header === undefined) throw new InputError('no header line; the file is empty');
}

class Header {
  readonly columns: readonly string[];
  readonly #index: ReadonlyMap<string, number>;

  constructor(fields: readonly string[]) {
    this.columns = fields.map((name) => name.trim());
    const named = this.columns.filter((name) => name !== '');
    const twice = named.find((name, at) => named.indexOf(name) !== at);
    if (twice !== undefined) throw new InputError(`the header names column "${twice}" twice`);
    this.#index = new Map(this.columns.map((name, at) => [name, at]));
  }

  row(
    step: { kind: 'record'; fields: string[] } | { kind: 'bad'; message: string },
    line: number,
    raw: string,
  ) {
    if (step.kind === 'bad') return { ok: false, line, raw, message: step.message } as const;
    const { fields } = step;
    const [expected, found] = [this.columns.length, fields.length];
    const surplus = fields.slice(expected).some((value) => value !== '');
    if (surplus || found < expected) {
      return { ok: false, line, raw, message: `${found} values in a table of ${expected} columns` } as const;
    }
    const index = this.#index;
    const get = (name: string) => {
      const at = index.get(name);
      return at === undefined ? undefined : fields[at];
    };
    return { ok: true, row: { line, raw, get } } as const;
  }
}

/** Also a row of separators alone, as spreadsheets leave them below a table. */
function isBlank(step: { kind: 'record'; fields: string[] } | { kind: 'bad' }, raw: string): boolean {
  return step.kind === 'record' ? step.fields.every((value) => value.trim() === '') : raw.trim() === '';
}

/** The text to read next and how to move on; ends when everything was read. */
async function* records(pieces: AsyncIterable<{ text: string }>) {
  let text = '';
  let start = 0;
  const advance = (end: number) => {
    start = end;
  };
  const drain = function* (atEnd: boolean) {
    for (let before = -1; start < text.length && before !== start;) {
      before = start;
      yield { text, start, atEnd, advance };
    }
  };
  for await (const piece of pieces) {
    text = text.slice(start) + piece.text;
    start = 0;
    yield* drain(false);
  }
  yield* drain(true);
}

/** The candidate that stands most often in the first line that is not above the header. */
function pickDelimiter(text: string, options: CsvOptions): string {
  if (options.delimiter !== 'auto') return options.delimiter;
  const line = text.split(/\r\n|\n|\r/, options.skipLines + 1)[options.skipLines] ?? '';
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
