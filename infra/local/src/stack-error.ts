/** An expected failure (taken port, broken download, full disk…) whose message is one line that names place and way out. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/** The `code` of a system error (`ENOENT`, `EADDRINUSE`…), or undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Turns "no space left" anywhere below into one clear line; leaves every other error as it is. */
export function explainDisk(error: unknown, place: string): unknown {
  if (systemCode(error) !== 'ENOSPC') return error;
  return new StackError(`The disk is full: could not write ${place}. Free some space and start again.`);
}
