const ANY_LINES = '…';

/** How an output differs from what a document shows, for people to read; null where it does not. */
export function difference(expected: readonly string[], actual: string): string | null {
  const wanted = trimmed(expected);
  const got = trimmed(actual.split('\n'));
  const reached = reach(wanted, got);
  if (reached === wanted.length + 1) return null;
  const missing = wanted[reached];
  return [
    missing === undefined ? 'more is said than this:' : `this line is not said where it is expected:`,
    ...(missing === undefined ? wanted.slice(-1) : [missing]).map((line) => `  | ${line}`),
    'the command says:',
    ...got.map((line) => `  | ${line}`),
  ].join('\n');
}

/** How many of the wanted lines are found in order from the top on; one more where nothing is left over either. */
function reach(wanted: readonly string[], got: readonly string[]): number {
  let places: ReadonlySet<number> = new Set([0]);
  for (const [index, line] of wanted.entries()) {
    places = line.trim() === ANY_LINES ? from(Math.min(...places), got.length) : after(line, places, got);
    if (places.size === 0) return index;
  }
  return places.has(got.length) ? wanted.length + 1 : wanted.length;
}

function from(first: number, last: number): ReadonlySet<number> {
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function after(line: string, places: ReadonlySet<number>, got: readonly string[]): ReadonlySet<number> {
  const pattern = new RegExp(`^${line.trimEnd().split(ANY_LINES).map(escaped).join('.*')}$`);
  return new Set([...places].filter((at) => pattern.test(got[at] ?? '\n')).map((at) => at + 1));
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function trimmed(lines: readonly string[]): readonly string[] {
  const kept = lines.map((line) => line.trimEnd());
  const last = kept.findLastIndex((line) => line !== '');
  return kept.slice(0, last + 1);
}
