import { at, type Report } from './error.ts';
import { nearestName } from './nearest.ts';

/** Turns unknown data into T, or reports why not and gives undefined. */
export type Read<T> = (value: unknown, path: string, report: Report) => T | undefined;

interface Field<T> {
  readonly read: Read<T>;
  readonly required: boolean;
}

export function required<T>(read: Read<T>): Field<T> {
  return { read, required: true };
}

export function optional<T>(read: Read<T>): Field<T> {
  return { read, required: false };
}

export function readNumber(min = -Infinity, max = Infinity, integer = false): Read<number> {
  const range =
    min === -Infinity && max === Infinity
      ? ''
      : max === Infinity
        ? ` of at least ${min}`
        : ` from ${min} to ${max}`;
  return (value, path, report) => {
    const fits = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max;
    if (fits && (!integer || Number.isSafeInteger(value))) return value;
    report(path, `${show(value)} is not ${integer ? 'a whole number' : 'a number'}${range}`);
    return undefined;
  };
}

export const readText: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && value !== '') return value;
  report(path, `${show(value)} is not a text`);
  return undefined;
};

export const readFlag: Read<boolean> = (value, path, report) => {
  if (typeof value === 'boolean') return value;
  report(path, `${show(value)} is neither true nor false`);
  return undefined;
};

export function readOneOf<T extends string>(names: readonly T[]): Read<T> {
  return (value, path, report) => {
    const found = names.find((name) => name === value);
    if (found !== undefined) return found;
    const nearest = typeof value === 'string' ? nearestName(value, names) : undefined;
    report(path, `${show(value)} is none of ${names.join(', ')}`, nearest);
    return undefined;
  };
}

export function readList<T>(read: Read<T>, minLength = 0): Read<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      report(path, `${show(value)} is not a list`);
      return undefined;
    }
    if (value.length < minLength) report(path, `needs at least ${minLength} entries`);
    const items = Array.from(value, (item, index) => read(item, at(path, index), report));
    return items.every((item) => item !== undefined) ? items : undefined;
  };
}

export function readMap<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, path, report) => {
    if (!isObject(value)) {
      report(path, `${show(value)} is not a map`);
      return undefined;
    }
    const entries = Object.entries(value).map(
      ([key, item]) => [key, read(item, at(path, key), report)] as const,
    );
    if (entries.some(([, item]) => item === undefined)) return undefined;
    return Object.fromEntries(entries) as Record<string, T>;
  };
}

type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** An object with exactly these fields; unknown ones are reported with the nearest known name. */
export function readShape<T extends object>(fields: Fields<T>): Read<T> {
  const table = Object.entries<Field<unknown>>(fields);
  const names = table.map(([name]) => name);
  return (value, path, report) => {
    if (!isObject(value)) {
      report(path, `${show(value)} is not an object with ${names.join(', ')}`);
      return undefined;
    }
    let complete = true;
    for (const key of Object.keys(value)) {
      if (names.includes(key)) continue;
      report.key(at(path, key), `unknown field "${key}"`, nearestName(key, names));
      complete = false;
    }
    const result: Record<string, unknown> = {};
    for (const [name, field] of table) {
      const member = value[name];
      if (member === undefined && !field.required) continue;
      if (member === undefined) report(path, `"${name}" is missing`);
      const read = member === undefined ? undefined : field.read(member, at(path, name), report);
      if (read === undefined) complete = false;
      else result[name] = read;
    }
    return complete ? (result as T) : undefined;
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as an error message shows it: short, one line. */
export function show(value: unknown): string {
  if (isObject(value)) return 'an object';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return String(value);
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
