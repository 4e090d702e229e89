import type { ScorePoints } from '@foreshock/policy';
import { formatPolicyFileError, type PolicyFileError } from '@foreshock/policy-file';
import { runTest, type OpenedPolicy, type TestFailure } from '@foreshock/policy-tools';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { defaultPolicyFile, readSoundPolicy } from './read-files.ts';

/** A test's result with the place of each failure. */
interface PlacedResult {
  readonly name: string;
  readonly ok: boolean;
  readonly failures: readonly (PolicyFileError & Pick<TestFailure, 'expected' | 'actual'>)[];
  readonly points: readonly ScorePoints[] | null;
}

/** Runs the tests of a policy. Exit code 1 when one fails, or when there is none. */
export function test(file: string | undefined, options: OutputOptions & { only?: string }): void {
  const opened = readSoundPolicy(file ?? defaultPolicyFile());
  const results = resultsOf(opened, options.only ?? '');
  if (results.length === 0)
    throw new Exit(EXIT.failed, `${opened.file}: no test to run; write some under "tests"`);
  const passed = results.filter(({ ok }) => ok).length;
  print(options, { file: opened.file, passed, failed: results.length - passed, results }, () => tap(results));
  if (passed < results.length) process.exitCode = EXIT.failed;
}

function resultsOf({ policy, suites }: OpenedPolicy, only: string): readonly PlacedResult[] {
  return suites.flatMap(({ file, tests, placeIn }) =>
    tests.flatMap((one, index): PlacedResult[] => {
      if (!one.name.includes(only)) return [];
      const { name, failures, points } = runTest(policy, one);
      const placed = failures.map(({ path, ...failure }) => ({
        ...{ file, ...placeIn(`/tests/${index}${path}`) },
        ...failure,
      }));
      return [{ name, ok: failures.length === 0, failures: placed, points }];
    }),
  );
}

/** TAP version 14: what is wrong follows its test as remarks. */
function tap(results: readonly PlacedResult[]): string {
  const failed = results.filter(({ ok }) => !ok).length;
  return [
    'TAP version 14',
    `1..${results.length}`,
    ...results.flatMap((result, index) => [
      `${result.ok ? 'ok' : 'not ok'} ${index + 1} - ${result.name.replaceAll('#', '\\#')}`,
      ...result.failures.map((failure) => `# ${formatPolicyFileError(failure)}`),
      ...(result.points === null ? [] : pointsLines(result.points)),
    ]),
    `# ${results.length - failed} passed, ${failed} failed`,
  ].join('\n');
}

function pointsLines(points: readonly ScorePoints[]): string[] {
  const lines = table(
    [
      { heading: 'points for', text: (row) => row.name },
      {
        heading: 'value',
        text: (row) => (row.value === null ? 'missing' : String(row.value)),
        align: 'right',
      },
      { heading: 'points', text: (row) => String(row.points), align: 'right' },
    ],
    points,
  );
  return lines.split('\n').map((line) => `#   ${line}`);
}
