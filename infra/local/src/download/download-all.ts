import { join } from 'node:path';
import type { Artifact } from './artifacts.ts';
import { needSpace } from './disk-space.ts';
import { TransferError, fetchArtifact, isCached } from './fetch-artifact.ts';

/** One artifact with the base URL it comes from. */
export interface Wanted {
  readonly artifact: Artifact;
  readonly baseUrl: string;
}

/** Hears how a download goes: total bytes once, then every chunk (negative when one is thrown away). */
export interface DownloadProgress {
  begin(files: number, totalBytes: number): void;
  add(bytes: number): void;
}

const parallelDownloads = 8;
const attempts = 3;

/** Where an artifact lies in the cache: its name carries the start of its hash, so versions never collide. */
export function cachedPath(cacheDir: string, artifact: Artifact): string {
  return join(cacheDir, 'files', artifact.sha256.slice(0, 16), artifact.name);
}

/**
 * Fetches what the cache lacks, largest first and several at a time. The first failure (or `signal`) stops the
 * rest; what was whole by then stays in the cache.
 */
export async function downloadAll(
  wanted: readonly Wanted[],
  cacheDir: string,
  progress: DownloadProgress,
  signal: AbortSignal,
): Promise<void> {
  const missing: Wanted[] = [];
  for (const item of wanted) {
    if (!(await isCached(item.artifact, cachedPath(cacheDir, item.artifact)))) missing.push(item);
  }
  if (missing.length === 0) return;
  missing.sort((a, b) => b.artifact.bytes - a.artifact.bytes);
  const totalBytes = missing.reduce((sum, item) => sum + item.artifact.bytes, 0);
  await needSpace(cacheDir, 3 * totalBytes);
  progress.begin(missing.length, totalBytes);
  const failure = new AbortController();
  const either = AbortSignal.any([failure.signal, signal]);
  const queue = missing[Symbol.iterator]();
  const worker = async () => {
    for (const item of queue) {
      await withRetries(item, cacheDir, progress, either).catch((error: unknown) => failure.abort(error));
      if (either.aborted) return;
    }
  };
  await Promise.all(Array.from({ length: parallelDownloads }, worker));
  either.throwIfAborted();
}

async function withRetries(item: Wanted, cacheDir: string, progress: DownloadProgress, signal: AbortSignal) {
  const file = cachedPath(cacheDir, item.artifact);
  for (let attempt = 1; ; attempt++) {
    let received = 0;
    const onBytes = (bytes: number) => {
      received += bytes;
      progress.add(bytes);
    };
    try {
      return await fetchArtifact(item.artifact, item.baseUrl, file, onBytes, signal);
    } catch (error) {
      progress.add(-received);
      const again = error instanceof TransferError && attempt < attempts && !signal.aborted;
      if (!again) throw error;
    }
  }
}
