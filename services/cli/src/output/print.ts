export interface OutputOptions {
  readonly json?: boolean;
}

/** One result on standard output: JSON for scripts, text for people. */
export function print(options: OutputOptions, value: unknown, text: () => string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(value) : text()}\n`);
}
