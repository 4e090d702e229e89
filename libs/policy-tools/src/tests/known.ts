import { MoneyError } from '@foreshock/contracts';
import { nearestName, type PolicyError } from '@foreshock/policy';

export type Found = readonly PolicyError[];

/** The name, where it is none of the known ones. `what` says what it should be. */
export function among(path: string, what: string, name: string | undefined, known: readonly string[]): Found {
  return name === undefined || known.includes(name) ? [] : [unknown(path, what, name, known)];
}

/** The same of a name that is a key under `path`. */
export function atKey(path: string, what: string, name: string, known: readonly string[]): Found {
  return among(`${path}/${name}`, what, name, known).map((error) => ({ ...error, atKey: true }));
}

export function unknown(path: string, what: string, name: string, known: readonly string[]): PolicyError {
  const nearest = nearestName(name, known);
  const message = `unknown ${what} "${name}"`;
  return nearest === undefined ? { path, message } : { path, message, nearest };
}

/** What an amount or a date that is none says, or what the check itself found. */
export function attempt(path: string, check: () => string | null | void): Found {
  try {
    const message = check() ?? null;
    return message === null ? [] : [{ path, message }];
  } catch (error) {
    if (error instanceof MoneyError || error instanceof RangeError) return [{ path, message: error.message }];
    throw error;
  }
}
