import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readArff, type Read, type TextTable } from '@foreshock/scorecard-training';
import { CsvError, parse } from 'csv-parse/sync';
import { Exit, EXIT } from '../../output/exit.ts';

/** The file as text, unpacked where its name ends in .gz. @throws Exit with usage when it cannot be read */
export function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new Exit(EXIT.usage, `${file}: cannot be read: ${(error as Error).message}`);
  }
}

/** The table in an ARFF file (.arff), else a CSV file with a header. @throws Exit with usage, naming file and line */
export function readData(file: string): TextTable {
  const text = readText(file);
  const isArff = file.replace(/\.gz$/, '').endsWith('.arff');
  return usable(isArff ? readArff(text) : readCsv(text), file);
}

/** The value. @throws Exit with usage and the message */
export function usable<Value>(read: Read<Value>, file: string): Value {
  if (read.ok) return read.value;
  throw new Exit(EXIT.usage, `${file}: ${read.message}`);
}

function readCsv(text: string): Read<TextTable> {
  try {
    const records = parse(text, { bom: true, trim: true, skip_empty_lines: true, info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record }));
    const [header, ...body] = rows;
    if (header === undefined) return { ok: false, message: 'is empty; the first line names the columns' };
    return { ok: true, value: { columns: header.cells, rows: body } };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, message: error.message };
    throw error;
  }
}
