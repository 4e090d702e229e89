/** What to do about an error: try again, set the data aside, or stop. */
export type FailureKind = 'retriable' | 'bad-data' | 'fatal';

/** An error of ClickHouse or of the way to it, classified; `code` is ClickHouse's own number, absent for the network. */
export class ClickHouseFailure extends Error {
  readonly kind: FailureKind;
  readonly code: number | undefined;
  constructor(kind: FailureKind, code: number | undefined, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ClickHouseFailure';
    this.kind = kind;
    this.code = code;
  }
}

/**
 * Codes that pass with time: overload, lost replicas, Keeper, disk and memory pressure, cancelled queries.
 * Source: ClickHouse `src/Common/ErrorCodes.cpp`.
 */
const RETRIABLE = new Set([
  74, 75, 76, 159, 160, 198, 202, 203, 209, 210, 225, 236, 241, 242, 243, 252, 279, 285, 286, 289, 306, 319,
  373, 394, 425, 439, 473, 499, 999,
]);

/** Codes that name a value which does not fit its column: the same rows fail again tomorrow. */
const BAD_DATA = new Set([
  6, 25, 26, 27, 28, 33, 34, 38, 41, 53, 69, 70, 72, 117, 131, 321, 349, 376, 407, 467, 675, 676, 677,
]);

/** @returns how an error with this ClickHouse code is to be handled; unknown codes are fatal. */
export function classifyCode(code: number): FailureKind {
  if (RETRIABLE.has(code)) return 'retriable';
  return BAD_DATA.has(code) ? 'bad-data' : 'fatal';
}

/** An HTTP server that turns a request away before ClickHouse sees it, as one that is too long, sends no text. */
const WITHOUT_A_WORD = 'refused by the HTTP server without a word; is the request too long for it?';

/** @returns the error classified: a coded one by its code, a programming error as fatal, the rest as the network's. */
export function failureOf(error: unknown, doing: string): ClickHouseFailure {
  if (error instanceof ClickHouseFailure) return error;
  const said = error instanceof Error ? error.message : String(error);
  const message = `${doing}: ${said || WITHOUT_A_WORD}`;
  const code = Number((error as { code?: unknown }).code);
  if (Number.isInteger(code)) return new ClickHouseFailure(classifyCode(code), code, message, error);
  const isProgramming =
    error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return new ClickHouseFailure(isProgramming ? 'fatal' : 'retriable', undefined, message, error);
}
