import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open as openFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KEY_BYTES, open, seal } from './envelope.ts';
import { keyIdOf } from './key-id.ts';
import type { DataKey, KeyRing } from './key-ring.ts';

/** What stands in the file of an erased customer's key. */
const ERASED = 'erased\n';

/**
 * A file for each customer's key, wrapped by the master key, in a folder of its own. Files are made and replaced whole and
 * forced to disk, so several processes may share the folder, and a crash leaves the old state or the new one.
 */
export class FileKeyRing implements KeyRing {
  readonly #folder: string;
  readonly #masterKey: Buffer;

  /** @throws RangeError when the master key has not 32 bytes. */
  constructor(folder: string, masterKey: Buffer) {
    if (masterKey.length !== KEY_BYTES)
      throw new RangeError(`the master key must have ${String(KEY_BYTES)} bytes`);
    this.#folder = folder;
    this.#masterKey = masterKey;
  }

  async keyOf(customerId: string): Promise<DataKey | null> {
    const keyId = keyIdOf(customerId);
    const known = await this.#read(keyId);
    if (known !== undefined) return known;
    await this.#write(
      keyId,
      seal(this.#masterKey, randomBytes(KEY_BYTES).toString('base64'), keyId).toString('base64'),
      'new',
    );
    // another process may have been faster: what the file says is the key
    return (await this.#read(keyId)) ?? null;
  }

  async find(keyId: string): Promise<DataKey | null> {
    if (!/^[0-9a-f]{32}$/.test(keyId)) return null;
    return (await this.#read(keyId)) ?? null;
  }

  async erase(customerId: string): Promise<boolean> {
    const keyId = keyIdOf(customerId);
    const wasThere = ((await this.#read(keyId)) ?? null) !== null;
    if (wasThere) await this.#overwrite(keyId);
    await this.#write(keyId, ERASED, 'replace');
    return wasThere;
  }

  #path(keyId: string): string {
    return join(this.#folder, keyId);
  }

  /** Undefined where there is no file; null of an erased customer. */
  async #read(keyId: string): Promise<DataKey | null | undefined> {
    const text = await readFile(this.#path(keyId), 'utf8').catch(undefinedIfAbsent);
    if (text === undefined) return undefined;
    if (text === ERASED) return null;
    return { keyId, key: Buffer.from(open(this.#masterKey, Buffer.from(text, 'base64'), keyId), 'base64') };
  }

  async #write(keyId: string, text: string, how: 'new' | 'replace'): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const draft = join(this.#folder, `.${randomUUID()}`);
    const file = await openFile(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // a link fails where the name is taken, a rename replaces: both leave a whole file or none
    if (how === 'replace') return this.#synced(rename(draft, this.#path(keyId)));
    await this.#synced(link(draft, this.#path(keyId)).catch(nothingIfTaken));
    await rm(draft);
  }

  /** Lies over the wrapped key where it stands: a replaced file alone would leave its blocks as they are. */
  async #overwrite(keyId: string): Promise<void> {
    const file = await openFile(this.#path(keyId), 'r+');
    try {
      const { size } = await file.stat();
      await file.write(randomBytes(size), 0, size, 0);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async #synced(change: Promise<void>): Promise<void> {
    await change;
    const folder = await openFile(this.#folder, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

function undefinedIfAbsent(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}

function nothingIfTaken(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
