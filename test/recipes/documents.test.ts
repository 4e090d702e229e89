import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Folders and kinds of files of the repository: what begins or ends otherwise in backticks is a command or a name. */
const PATH = /^(?:(?:\.ci|docs|infra|libs|schemas|services|test)\/[\w./-]*|[\w.-]+\.(?:md|json|ya?ml|mjs))$/;
/** Made by a run, not part of the sources. */
const MADE = /^\.foreshock\/|^test\/results\//;

const textOf = (document: string) => readFileSync(join(root, document), 'utf8');

function namedIn(document: string): string[] {
  const inCode = [...textOf(document).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const linked = [...textOf(document).matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '');
  return [...new Set([...inCode.filter((text) => PATH.test(text) && !MADE.test(text)), ...linked])];
}

/** An example that does not stand in the repository, but says so by its form. */
const isExample = (path: string) => /foo\.|<|…/.test(path);

it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names files that are there', (document) => {
  const named = namedIn(document).filter((path) => !isExample(path));
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('CONTRIBUTING.md and README.md name scripts that are there', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const text = textOf('CONTRIBUTING.md') + textOf('README.md');
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
  expect(named).toContain('generate');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
