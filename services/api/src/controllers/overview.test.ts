import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../../public/index.html', import.meta.url), 'utf8');

it('asks nobody else for anything', () => {
  const addresses = [...page.matchAll(/https?:\/\/[^'"\s)]+/g)].map(([address]) => address);
  expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
  expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)="(?!data:)/);
  expect(page).not.toContain('innerHTML');
});

it('says everything in both languages', () => {
  const table = (language: string): string => {
    const start = page.indexOf(`${language}: {`, page.indexOf('const texts'));
    return page.slice(start, page.indexOf('}', start));
  };
  const keys = (text: string): string[] => [...text.matchAll(/(\w+): ['"]/g)].map(([, key]) => key ?? '');
  const english = keys(table('en'));
  expect(english.length).toBeGreaterThan(20);
  expect(keys(table('zh'))).toEqual(english);
  const used = [...page.matchAll(/data-text="(\w+)"|\bt\('(\w+)'\)/g)].map(([, a, b]) => a ?? b);
  expect(used.filter((key) => !english.includes(key ?? ''))).toEqual([]);
});
