import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { ClickHouseError } from './errors.ts';

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** The whole body, decompressed; at most `limitBytes` of it. */
export async function readBody(message: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const encoding = message.headers['content-encoding']?.toLowerCase();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of decoded(message, encoding)) {
      size += (chunk as Buffer).length;
      if (size > limitBytes) {
        throw new ClickHouseError(
          307,
          'TOO_MANY_BYTES',
          `The request is larger than ${limitBytes} bytes; send it in parts`,
        );
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof ClickHouseError || encoding === undefined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ClickHouseError(354, 'ZLIB_INFLATE_FAILED', `Cannot decode the ${encoding} body: ${reason}`);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size);
}

function decoded(message: IncomingMessage, encoding: string | undefined): Readable {
  if (encoding === undefined || encoding === 'identity') return message;
  const decoder = decoders[encoding];
  if (decoder === undefined) {
    throw new ClickHouseError(89, 'UNKNOWN_COMPRESSION_METHOD', `Unknown Content-Encoding '${encoding}'`);
  }
  const stream = decoder() as NodeJS.ReadWriteStream & Readable;
  message.once('error', (error) => stream.destroy(error));
  message.once('aborted', () => stream.destroy(new Error('the client went away')));
  return message.pipe(stream);
}
