/** An error as ClickHouse reports it: `code` and `type` as in its ErrorCodes, and the HTTP status that goes with it. */
export class ClickHouseError extends Error {
  override readonly name = 'ClickHouseError';
  readonly code: number;
  readonly status: number;

  constructor(code: number, type: string, message: string) {
    super(`Code: ${code}. DB::Exception: ${message} (${type})`);
    this.code = code;
    this.status = httpStatus(code);
  }
}

const statusByCode: Readonly<Record<number, number>> = {
  158: 400, // TOO_MANY_ROWS
  159: 408, // TIMEOUT_EXCEEDED
  192: 403, // UNKNOWN_USER
  194: 401, // REQUIRED_PASSWORD
  202: 503, // TOO_MANY_SIMULTANEOUS_QUERIES
  307: 413, // TOO_MANY_BYTES
  48: 501, // NOT_IMPLEMENTED
  516: 403, // AUTHENTICATION_FAILED
};

/** Text that cannot be parsed, wrong types, wrong values: the request is at fault. */
const badRequest = new Set([
  6, 26, 27, 36, 38, 41, 42, 43, 44, 47, 50, 53, 62, 69, 70, 72, 73, 115, 130, 131, 190, 215, 456, 457,
]);

/** Tables, databases, columns, settings… that are not there. */
const notFound = new Set([8, 16, 60, 63, 81, 82]);

/** The HTTP status that ClickHouse's server gives for an error code (500 for most). */
export function httpStatus(code: number): number {
  if (badRequest.has(code)) return 400;
  if (notFound.has(code)) return 404;
  return statusByCode[code] ?? 500;
}

/** The engine's error text in ClickHouse's own terms; 1002 (unknown exception) when it carries no code. */
export function fromEngine(error: unknown): ClickHouseError {
  if (error instanceof ClickHouseError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const match = /Code: (\d+)\. DB::Exception: ([\s\S]*?)\s*\(([A-Z][A-Z0-9_]+)\)[\s.]*$/.exec(text);
  if (match) return new ClickHouseError(Number(match[1]), match[3] ?? '', match[2] ?? '');
  return new ClickHouseError(1002, 'UNKNOWN_EXCEPTION', text);
}
