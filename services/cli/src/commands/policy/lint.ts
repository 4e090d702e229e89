import { formatPolicyFileError, type PolicyFileError } from '@foreshock/policy-file';
import { lintPolicy, type LintWarning } from '@foreshock/policy-tools';
import { EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { readPolicy } from './read-files.ts';

export interface LintOptions extends OutputOptions {
  readonly strict?: boolean;
}

interface Linted {
  readonly file: string;
  readonly errors: readonly PolicyFileError[];
  readonly warnings: readonly LintWarning[];
}

/** Checks policy files. Exit code 1 on an error; with `strict` on a warning as well. */
export function lint(files: readonly string[], options: LintOptions): void {
  const linted = files.map((file): Linted => {
    const read = readPolicy(file);
    return read.ok
      ? { file, errors: [], warnings: lintPolicy(read.opened) }
      : { file, errors: read.errors, warnings: [] };
  });
  print(options, { files: linted }, () => linted.flatMap(linesOf).join('\n'));
  const isBad = linted.some(
    ({ errors, warnings }) => errors.length > 0 || (options.strict === true && warnings.length > 0),
  );
  if (isBad) process.exitCode = EXIT.failed;
}

function linesOf({ file, errors, warnings }: Linted): string[] {
  if (errors.length + warnings.length === 0) return [`${file}: clean`];
  return [
    ...errors.map((error) => `${formatPolicyFileError(error)} [error]`),
    ...warnings.map((warning) => `${formatPolicyFileError(warning)} [${warning.code}]`),
  ];
}
