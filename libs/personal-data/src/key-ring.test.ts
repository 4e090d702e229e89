import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileKeyRing } from './file-key-ring.ts';
import { keyRingContract } from './key-ring.contract.ts';
import { MemoryKeyRing } from './memory-key-ring.ts';
import { keyRingOf } from './settings.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'key-ring-')), 'keys');

keyRingContract('in memory', () => {
  const ring = new MemoryKeyRing();
  return { ring, reopened: () => ring };
});

keyRingContract('in files', () => {
  const [folder, masterKey] = [newFolder(), randomBytes(32)];
  return { ring: new FileKeyRing(folder, masterKey), reopened: () => new FileKeyRing(folder, masterKey) };
});

it('files hold no key in the clear, only their owner reads them, and no draft is left', async () => {
  const folder = newFolder();
  const ring = new FileKeyRing(folder, randomBytes(32));
  const made = await ring.keyOf('C-1');
  await ring.erase('C-2');
  expect(readdirSync(folder)).toHaveLength(2);
  const path = join(folder, made?.keyId as string);
  expect(statSync(path).mode & 0o077).toBe(0);
  const bytes = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  expect(bytes.includes(made?.key as Buffer)).toBe(false);
});

it('another master key opens nothing', async () => {
  const folder = newFolder();
  await new FileKeyRing(folder, randomBytes(32)).keyOf('C-1');
  await expect(new FileKeyRing(folder, randomBytes(32)).keyOf('C-1')).rejects.toThrow();
});

it('half of the settings is an error, none of them no ring', () => {
  expect(keyRingOf({})).toBeNull();
  expect(() => keyRingOf({ FORESHOCK_KEY_RING: '/keys' })).toThrow(/together/);
  expect(() => new FileKeyRing('/keys', randomBytes(16))).toThrow(/32 bytes/);
});
