import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blocksOf, type Block } from './blocks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FRONT = 'docs/policy.md';

export interface ManualDocument {
  /** From the top of the repository. */
  readonly file: string;
  readonly blocks: readonly Block[];
  /** Files it links to, from the top of the repository. */
  readonly links: readonly string[];
}

export const isThere = (file: string): boolean => existsSync(join(root, file));

/** The manual in the order of its front page; what the front page does not name comes last. */
export function manual(): readonly ManualDocument[] {
  const front = documentOf(FRONT);
  const parts = readdirSync(join(root, 'docs/policy'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/policy/${name}`);
  const linked = front.links.filter((link) => parts.includes(link));
  const files = [...new Set([...linked, ...parts.sort()])];
  return [front, ...files.map(documentOf)];
}

function documentOf(file: string): ManualDocument {
  const text = readFileSync(join(root, file), 'utf8');
  const outsideBlocks = text.replaceAll(/^```[^]*?^```$/gm, '');
  const links = [...outsideBlocks.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) =>
    relative(root, join(root, dirname(file), link!)),
  );
  return { file, blocks: blocksOf(text), links };
}
