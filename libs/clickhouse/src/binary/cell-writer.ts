import { ClickHouseFailure } from '../failure.ts';
import type { ByteSink } from './byte-sink.ts';

/** Writes one cell; undefined is the type's default. Throws `bad-data` on a value that the column cannot hold. */
export type CellWriter = (sink: ByteSink, value: unknown) => void;

/**
 * How the cells of a column are written in RowBinary. Dates are days since 1970-01-01, times milliseconds since then.
 * Source: ClickHouse's documentation of the format RowBinary.
 * @param type as `system.columns` names it @throws on a type that no table of ours has
 */
export function cellWriter(type: string): CellWriter {
  const { write, absent } = formOf(type);
  return (sink, value) => {
    write(sink, value === undefined ? absent : value);
  };
}

/** How a type is written, and its default. */
interface Form {
  readonly write: CellWriter;
  readonly absent: unknown;
}

function formOf(type: string): Form {
  const bare = /^LowCardinality\((.*)\)$/.exec(type)?.[1] ?? type;
  const nullable = /^Nullable\((.*)\)$/.exec(bare)?.[1];
  if (nullable !== undefined) return { write: orNull(formOf(nullable).write), absent: null };
  const array = /^Array\((.*)\)$/.exec(bare)?.[1];
  if (array !== undefined) return { write: list(formOf(array).write), absent: [] };
  const form = FORMS[bare];
  if (form !== undefined) return form;
  throw new ClickHouseFailure('fatal', undefined, `no RowBinary form for ${type}`, null);
}

const text: CellWriter = (sink, value) => {
  sink.text(typeof value === 'string' ? value : refuse(value, 'a text'));
};

const int64: CellWriter = (sink, value) => {
  sink.int64(Number.isSafeInteger(value) ? (value as number) : refuse(value, 'a safe integer'));
};

const int32: CellWriter = (sink, value) => {
  sink.int32(isInt32(value) ? value : refuse(value, 'a 32-bit integer'));
};

const float64: CellWriter = (sink, value) => {
  sink.float64(Number.isFinite(value) ? (value as number) : refuse(value, 'a finite number'));
};

const bool: CellWriter = (sink, value) => {
  sink.uint8(typeof value === 'boolean' ? Number(value) : refuse(value, 'true or false'));
};

const texts: CellWriter = (sink, value) => {
  const entries = Object.entries(
    typeof value === 'object' && value !== null ? value : refuse(value, 'a map'),
  );
  sink.size(entries.length);
  for (const [key, entry] of entries) {
    text(sink, key);
    text(sink, entry);
  }
};

const FORMS: Readonly<Record<string, Form>> = {
  String: { write: text, absent: '' },
  Bool: { write: bool, absent: false },
  Int32: { write: int32, absent: 0 },
  Int64: { write: int64, absent: 0 },
  Float64: { write: float64, absent: 0 },
  Date32: { write: int32, absent: 0 },
  "DateTime64(3, 'UTC')": { write: int64, absent: 0 },
  'Map(String, String)': { write: texts, absent: {} },
};

function orNull(write: CellWriter): CellWriter {
  return (sink, value) => {
    sink.uint8(value === null ? 1 : 0);
    if (value !== null) write(sink, value);
  };
}

function list(write: CellWriter): CellWriter {
  return (sink, value) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : refuse(value, 'a list');
    sink.size(items.length);
    for (const item of items) write(sink, item);
  };
}

const isInt32 = (value: unknown): value is number =>
  Number.isInteger(value) && value === ((value as number) | 0);

function refuse(value: unknown, wanted: string): never {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
  throw new ClickHouseFailure('bad-data', undefined, `${shown} is not ${wanted}`, null);
}
