import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { StackError, explainDisk } from '../stack-error.ts';
import type { Artifact } from './artifacts.ts';

/** The transfer broke; the same request may work in a moment. */
export class TransferError extends StackError {}

/** True when `file` is there with the pinned size. Its hash was checked before it got its name. */
export async function isCached(artifact: Artifact, file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.size === artifact.bytes;
}

/**
 * Downloads one artifact to `file`: into a temporary name first, renamed only after size and SHA-256 fit.
 * `onBytes` hears every chunk's length. Fails with a StackError; nothing half-made stays behind.
 */
export async function fetchArtifact(
  artifact: Artifact,
  baseUrl: string,
  file: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
  stallMs = 60_000,
): Promise<void> {
  const url = `${baseUrl.replace(/\/+$/, '')}/${artifact.path}`;
  const partial = `${file}.${randomUUID()}.partial`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const sha256 = await download(url, partial, artifact.bytes, onBytes, stallMs, signal);
    if (sha256 !== artifact.sha256) {
      throw new StackError(
        `${artifact.name} from ${url} is not the pinned file (SHA-256 ${sha256}, expected ${artifact.sha256}). ` +
          'Check the mirror or proxy and start again.',
      );
    }
    await rename(partial, file);
  } catch (error) {
    throw explainDisk(error, file);
  } finally {
    await rm(partial, { force: true });
  }
}

async function download(
  url: string,
  file: string,
  expectedBytes: number,
  onBytes: (bytes: number) => void,
  stallMs: number,
  signal: AbortSignal,
): Promise<string> {
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), stallMs);
  const either = AbortSignal.any([stall.signal, signal]);
  const hash = createHash('sha256');
  let received = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer.refresh();
      received += chunk.length;
      hash.update(chunk);
      onBytes(chunk.length);
      done(received > expectedBytes ? tooLong(url, expectedBytes) : null, chunk);
    },
  });
  try {
    const body = await request(url, either);
    await pipeline(body, meter, createWriteStream(file, { flags: 'wx' }), { signal: either });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (stall.signal.aborted)
      throw new TransferError(`${url} sent nothing for ${stallMs / 1000} s. Start again to retry.`);
    throw explainNetwork(error, url);
  } finally {
    clearTimeout(timer);
  }
  if (received !== expectedBytes) {
    throw new TransferError(
      `${url} broke off after ${received} of ${expectedBytes} bytes. Start again to retry.`,
    );
  }
  return hash.digest('hex');
}

async function request(url: string, signal: AbortSignal): Promise<Readable> {
  const response = await fetch(url, { signal, redirect: 'follow' });
  if (!response.ok || response.body === null) {
    throw new StackError(`${url} answered ${response.status}. Check the repository address and start again.`);
  }
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
}

function tooLong(url: string, expectedBytes: number): StackError {
  return new StackError(
    `${url} is longer than the pinned ${expectedBytes} bytes. Check the mirror or proxy.`,
  );
}

/** Errors of files keep their code (disk full); everything else while downloading is the network's. */
function explainNetwork(error: unknown, url: string): unknown {
  if (error instanceof StackError) return error;
  if (error instanceof Error && 'syscall' in error && ['write', 'open'].includes(String(error.syscall)))
    return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TransferError(
    `Could not download ${url}: ${reason}. Check the network or proxy and start again.`,
  );
}
