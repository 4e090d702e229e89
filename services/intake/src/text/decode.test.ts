import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decodeFile, type Encoding } from './decode.ts';

async function decode(bytes: Buffer, encoding: Encoding): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'decode-')), 'file.csv');
  writeFileSync(path, bytes);
  let text = '';
  for await (const piece of decodeFile(path, encoding)) text += piece.text;
  return text;
}

const utf16be = Buffer.from('\uFEFFné€', 'utf16le').swap16();

it.each<[Encoding, string, Buffer]>([
  ['auto', 'né€', Buffer.from('\uFEFFné€')],
  ['auto', 'né€', Buffer.from('\uFEFFné€', 'utf16le')],
  ['auto', 'né€', utf16be],
  ['utf-16le', 'né€', Buffer.from('né€', 'utf16le')],
  ['windows-1252', '€é', Buffer.from([0x80, 0xe9])],
  ['latin1', 'é', Buffer.from([0xe9])],
  ['gb18030', '应收账款', Buffer.from('d3a6cad5d5cbbfee', 'hex')],
])('reads %s: %s', async (encoding, text, bytes) => {
  expect(await decode(bytes, encoding)).toBe(text);
});

it('keeps characters whole across pieces of a long file', async () => {
  const text = `${'x'.repeat(262_143)}€${'应'.repeat(200_000)}`;
  expect(await decode(Buffer.from(text), 'auto')).toBe(text);
});

it('refuses a folder and a missing file with one clear line', async () => {
  const read = async (path: string) => {
    for await (const _piece of decodeFile(path, 'auto'));
  };
  await expect(read(tmpdir())).rejects.toThrow(/is a directory, expected a file/);
  await expect(read('/nowhere/x.csv')).rejects.toThrow('/nowhere/x.csv: no such file');
});
