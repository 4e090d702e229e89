import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';
import { difference } from './compare.ts';
import { isThere, manual } from './documents.ts';
import { follow } from './follow.ts';
import { Foreshock } from './foreshock.ts';

/** Offline: no stack, no product, and no notes about one. */
const offline = new Foreshock({ FORESHOCK_HOME: '/nonexistent' });
afterAll(() => offline.close());

const documents = manual();
for (const document of documents) follow(document, 'console', () => offline);

describe('the manual', () => {
  it('is linked from its front page, every part', () => {
    const [front, ...parts] = documents;
    expect(parts.map(({ file }) => file).filter((file) => !front!.links.includes(file))).toEqual([]);
  });

  it.each(documents.map(({ file, links }) => [file, links] as const))(
    '%s links to what is there',
    (_, links) => {
      expect(links.filter((link) => !isThere(link))).toEqual([]);
    },
  );
});

describe('a console block', () => {
  it('is commands with output and exit code', () => {
    const text =
      'a\n```console\n$ one \\\n  two\nx\n…\n# exit 1\n$ three\n```\n```yaml file=p.yaml\nk: 1\n```\n```yaml\n```';
    expect(blocksOf(text)).toEqual([
      {
        kind: 'console',
        line: 2,
        commands: [
          { line: 3, command: 'one two', output: ['x', '…'], exitCode: 1 },
          { line: 8, command: 'three', output: [], exitCode: 0 },
        ],
      },
      { kind: 'file', line: 10, name: 'p.yaml', text: 'k: 1\n' },
    ]);
  });

  it.each([
    '```console\nno command\n```',
    '```console stak\n$ x\n```',
    '```yaml file\n```',
    '```console\n$ x',
  ])('is refused when it is none: %j', (text) => {
    expect(() => blocksOf(text)).toThrow(/^line \d/);
  });

  it.each<[string[], string, boolean]>([
    [['a', 'b'], 'a\nb\n', true],
    [['a'], 'a\nb', false],
    [['a', 'b'], 'a', false],
    [['a', '…'], 'a', true],
    [['a', '…', 'd'], 'a\nb\nd\nc\nd\n', true],
    [['…', 'b'], 'a\nb\nc', false],
    [['took … s.'], 'took 1.5 s.', true],
    [['took … s.'], 'took 1.5 min.', false],
    [['a (b) …'], 'a (b) c', true],
    [[], '', true],
    [[], 'a', false],
  ])('shows %j, and %j is said: %s', (expected, actual, isSame) => {
    expect(difference(expected, actual) === null).toBe(isSame);
  });
});
