import { stat } from 'node:fs/promises';
import { nearest } from '../mapping/columns.ts';
import type { FileMapping } from '../mapping/types.ts';
import { csvRows } from '../text/csv-rows.ts';
import { decodeFile, InputError } from '../text/decode.ts';
import { ndjsonRows } from '../text/ndjson-rows.ts';
import type { RowOutcome } from '../text/row.ts';

export interface ReadingProgress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

/** The rows of one file, by the file settings of the mapping.
 * @throws InputError when the file cannot be read or lacks a column that the mapping names. */
export async function* readRows(
  path: string,
  file: FileMapping,
  wanted: readonly string[],
  onRead: (progress: ReadingProgress) => void,
): AsyncGenerator<RowOutcome> {
  const bytesTotal = await sizeOf(path);
  const pieces = (async function* () {
    for await (const piece of decodeFile(path, file.encoding ?? 'auto')) {
      onRead({ bytesRead: piece.bytesRead, bytesTotal });
      yield piece;
    }
  })();
  try {
    if (isNdjson(path, file)) yield* ndjsonRows(pieces);
    else yield* csvRows(pieces, csvOptions(file), (columns) => checkColumns(columns, wanted));
  } catch (error) {
    if (!(error instanceof InputError) || error.message.startsWith(path)) throw error;
    throw new InputError(`${path}: ${error.message}`, { cause: error });
  }
}

function csvOptions(file: FileMapping) {
  return {
    delimiter: file.delimiter ?? 'auto',
    quote: file.quote ?? '"',
    skipLines: file.skipLines ?? 0,
  } as const;
}

function isNdjson(path: string, { format = 'auto' }: FileMapping): boolean {
  return format === 'auto' ? /\.(ndjson|jsonl)$/i.test(path) : format === 'ndjson';
}

function checkColumns(columns: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length === 0) return;
  const told = missing.map((name) => {
    const guess = nearest(name, columns);
    return guess === undefined ? `"${name}"` : `"${name}" (is it "${guess}"?)`;
  });
  throw new InputError(
    `no column ${told.join(', ')}; the file has ${columns.map((name) => `"${name}"`).join(', ')}`,
  );
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new InputError(`${path}: no such file, or not allowed to read it`);
  return found.size;
}
