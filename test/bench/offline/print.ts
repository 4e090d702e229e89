/** Prints figures as an indented list, numbers rounded to what they are worth. */
export function print(figures: object, indent = ''): void {
  for (const [name, value] of Object.entries(figures) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null) {
      console.log(`${indent}${name}`);
      print(value, `${indent}  `);
    } else console.log(`${indent}${name.padEnd(36 - indent.length)} ${shown(value)}`);
  }
}

function shown(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 2 : 0 });
}
