/** Exit codes that scripts can use. */
export const EXIT = { ok: 0, failed: 1, usage: 2, notRunning: 3, rejected: 4, interrupted: 130 } as const;

/** An end with a message for the person and a code for the script. */
export class Exit extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.name = 'Exit';
    this.code = code;
  }
}
