import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseRouting } from '../routing.ts';

const page = readFileSync(new URL('../../../../docs/alerts.md', import.meta.url), 'utf8');
/** What is indented on the page as a file is, without the indentation. */
const [first = '', second = ''] = [...page.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) =>
  block.replace(/^ {4}/gm, ''),
);

it('the routing files that the manual shows are sound', () => {
  expect(parseRouting(first, 'the first').routes).toHaveLength(3);
  const targets = first.slice(0, first.indexOf('routes:'));
  const { routes, calendars } = parseRouting(targets + second, 'the second');
  expect(routes.map(({ urgency }) => urgency)).toEqual(['DIGEST', 'WORKING_HOURS', 'NOW']);
  expect(Object.keys(calendars)).toEqual(['office']);
});
