import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readArtifactLock } from './artifacts.ts';
import type { Artifact } from './artifacts.ts';
import { needSpace } from './disk-space.ts';
import { cachedPath, downloadAll } from './download-all.ts';

const content = Buffer.from('the pinned file');
const good: Artifact = {
  name: 'a.jar',
  path: 'org/a.jar',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};
const silent = { begin: () => undefined, add: () => undefined };
const never = new AbortController().signal;
let server: Server;
let baseUrl: string;
let cache: string;
let requests: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url === '/good/org/a.jar') response.end(content);
    else if (request.url === '/other/org/a.jar') response.end('the changed file');
    else if (request.url === '/same-length/org/a.jar') response.end(Buffer.alloc(content.length));
    else if (request.url === '/short/org/a.jar') response.end('the');
    else if (request.url === '/cut/org/a.jar') {
      response.writeHead(200, { 'content-length': content.length });
      response.write('the', () => response.destroy());
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

beforeEach(async () => {
  requests = [];
  cache = await mkdtemp(join(tmpdir(), 'foreshock-cache-'));
  return () => rm(cache, { recursive: true });
});

async function files(): Promise<string[]> {
  const found = await readdir(cache, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('fetches a file once', async () => {
  for (let round = 0; round < 2; round++) {
    await downloadAll([{ artifact: good, baseUrl: `${baseUrl}/good/` }], cache, silent, never);
  }
  expect(await readFile(cachedPath(cache, good), 'utf8')).toBe('the pinned file');
  expect(requests).toEqual(['/good/org/a.jar']);
});

test.each([
  ['same-length', 'is not the pinned file', 1],
  ['other', 'is longer than the pinned 15 bytes', 1],
  ['missing', 'answered 404', 1],
  ['short', 'broke off after 3 of 15 bytes', 3],
  ['cut', 'Could not download', 3],
])(
  'a %s file is one clear line, tried as often as it makes sense, and leaves nothing',
  async (kind, says, tries) => {
    const result = downloadAll([{ artifact: good, baseUrl: `${baseUrl}/${kind}` }], cache, silent, never);
    await expect(result).rejects.toThrow(says);
    await expect(result).rejects.toMatchObject({ name: 'StackError' });
    expect(requests).toHaveLength(tries);
    expect(await files()).toEqual([]);
  },
);

test('an interrupt stops the download with its reason', async () => {
  const interrupted = AbortSignal.abort(new Error('interrupted'));
  const wanted = [{ artifact: good, baseUrl: `${baseUrl}/good` }];
  await expect(downloadAll(wanted, cache, silent, interrupted)).rejects.toThrow('interrupted');
  expect(await files()).toEqual([]);
});

test('a disk without room is one clear line', async () => {
  await expect(needSpace(cache, 1e18)).rejects.toThrow(/has \d+ MB left and 1000000000000 MB are needed/);
  await needSpace(cache, 1);
});

test('the lock file pins every artifact', () => {
  const lock = readArtifactLock();
  const all = [...lock.kafka.files, ...lock.registry.files, ...Object.values(lock.java.platforms)];
  expect(all.filter(({ sha256 }) => !/^[0-9a-f]{64}$/.test(sha256))).toEqual([]);
  expect(all.filter(({ path, name }) => !path.endsWith(`/${name}`) || path.startsWith('/'))).toEqual([]);
  expect(all.every(({ bytes }) => Number.isInteger(bytes) && bytes > 0)).toBe(true);
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
  expect(Object.keys(lock.java.platforms)).toEqual(
    expect.arrayContaining(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']),
  );
});
