/** `true` when ready, else why not, in words for a person. */
export type Readiness = true | string;

export interface HealthReport {
  readonly ok: boolean;
  /** 'ok', or why not. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Named checks of one service, asked anew at each request; a check must answer at once. */
export class HealthRegistry {
  readonly #checks = new Map<string, () => Readiness>();

  /** Adds a check; the name stands in the report. */
  register(name: string, check: () => Readiness): void {
    this.#checks.set(name, check);
  }

  report(): HealthReport {
    const answers = [...this.#checks].map(([name, check]) => [name, check()] as const);
    return {
      ok: answers.every(([, answer]) => answer === true),
      checks: Object.fromEntries(answers.map(([name, answer]) => [name, answer === true ? 'ok' : answer])),
    };
  }
}
