import { join } from 'node:path';
import { StackError } from '../stack-error.ts';
import type { Artifact } from './artifacts.ts';
import { fetchArtifact, isCached } from './fetch-artifact.ts';

/** One artifact with the base URL it comes from. */
export interface Wanted {
  readonly artifact: Artifact;
  readonly baseUrl: string;
}

/** Hears how a download goes: total bytes once, then every chunk, then the end. */
export interface DownloadProgress {
  begin(files: number, totalBytes: number): void;
  add(bytes: number): void;
  end(): void;
}

const parallelDownloads = 8;
const attempts = 3;

/** Where an artifact lies in the cache: its name carries the start of its hash, so versions never collide. */
export function cachedPath(cacheDir: string, artifact: Artifact): string {
  return join(cacheDir, 'files', artifact.sha256.slice(0, 16), artifact.name);
}

/** Fetches what the cache lacks, largest first and several at a time; the first failure stops the rest. */
export async function downloadAll(wanted: readonly Wanted[], cacheDir: string, progress: DownloadProgress) {
  const missing: Wanted[] = [];
  for (const item of wanted) {
    if (!(await isCached(item.artifact, cachedPath(cacheDir, item.artifact)))) missing.push(item);
  }
  if (missing.length === 0) return;
  missing.sort((a, b) => b.artifact.bytes - a.artifact.bytes);
  progress.begin(
    missing.length,
    missing.reduce((sum, item) => sum + item.artifact.bytes, 0),
  );
  const queue = missing[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (const item of queue) {
      if (failed) return;
      await withRetries(item, cacheDir, progress).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  try {
    const results = await Promise.allSettled(Array.from({ length: parallelDownloads }, worker));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  } finally {
    progress.end();
  }
}

async function withRetries(item: Wanted, cacheDir: string, progress: DownloadProgress): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    let received = 0;
    try {
      return await fetchArtifact(
        item.artifact,
        item.baseUrl,
        cachedPath(cacheDir, item.artifact),
        (bytes) => {
          received += bytes;
          progress.add(bytes);
        },
      );
    } catch (error) {
      progress.add(-received);
      const mayPass =
        error instanceof StackError && /broke off|sent nothing|Could not download/.test(error.message);
      if (attempt >= attempts || !mayPass) throw error;
    }
  }
}
