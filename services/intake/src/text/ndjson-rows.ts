import { objectRow, type RowOutcome } from './row.ts';

/** Rows of newline-delimited JSON that comes in pieces. */
export async function* ndjsonRows(pieces: AsyncIterable<{ text: string }>): AsyncGenerator<RowOutcome> {
  let line = 0;
  for await (const raw of lines(pieces)) {
    line += 1;
    if (raw.trim() !== '') yield parseLine(raw, line);
  }
}

function parseLine(raw: string, line: number): RowOutcome {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { ok: true, row: objectRow(value, line, raw) };
    }
    return { ok: false, line, raw, message: 'expected a JSON object' };
  } catch (error) {
    return { ok: false, line, raw, message: (error as Error).message };
  }
}

async function* lines(pieces: AsyncIterable<{ text: string }>): AsyncGenerator<string> {
  let rest = '';
  for await (const { text } of pieces) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}
