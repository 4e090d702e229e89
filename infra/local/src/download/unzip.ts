import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { StackError, explainDisk } from '../stack-error.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly offset: number;
  readonly mode: number;
}

const inflate = promisify(inflateRaw);

/**
 * Unpacks a ZIP archive (below 4 GiB, no encryption) into `target` unless it is there already. It is unpacked
 * beside `target` and renamed at the end, so `target` is always whole. `keep` chooses entries by name.
 */
export async function unzip(archive: string, target: string, keep: (name: string) => boolean = () => true) {
  if (await stat(target).catch(() => undefined)) return;
  const partial = `${target}.${randomUUID()}.partial`;
  const file = await open(archive, 'r');
  try {
    await mkdir(partial, { recursive: true });
    for (const entry of await readDirectory(file, archive)) {
      if (!entry.name.endsWith('/') && keep(entry.name)) await writeEntry(file, entry, partial);
    }
    await rename(partial, target);
  } catch (error) {
    throw explainDisk(error, target);
  } finally {
    await file.close();
    await rm(partial, { recursive: true, force: true });
  }
}

async function readDirectory(file: FileHandle, archive: string): Promise<Entry[]> {
  const size = (await file.stat()).size;
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new StackError(`${archive} is not a ZIP archive. Delete it and start again.`);
  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count;) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function writeEntry(file: FileHandle, entry: Entry, root: string): Promise<void> {
  const path = normalize(join(root, entry.name));
  if (!path.startsWith(root + sep))
    throw new StackError(`The archive wants to write outside its folder: ${entry.name}`);
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = await readAt(file, start, entry.compressedBytes);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, entry.method === 0 ? raw : await inflate(raw), { mode: entry.mode || 0o644 });
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
