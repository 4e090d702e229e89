import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { AvroSchema } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { FIRST_LINE, HEAD_BYTES, readRecord, readSchema, RECORD, SCHEMA } from './frames.ts';

/** The file is no exported log, or only a part of one. */
export class LogFileError extends Error {
  override readonly name = 'LogFileError';
}

/** Bytes of a piece; a batch is what lies in it. */
const CHUNK_BYTES = 1 << 20;

/**
 * The records of an exported log in batches. Schemas are put into `schemas` before the first record that names them.
 * @param onProgress gets the compressed bytes read so far
 * @throws LogFileError
 */
export async function* readLogFile(
  path: string,
  schemas: Map<number, AvroSchema>,
  onProgress: (bytesRead: number) => void = () => undefined,
): AsyncGenerator<ConsumedRecord[]> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const unzipped = file.pipe(createGunzip({ chunkSize: CHUNK_BYTES }));
  file.on('error', (error) => unzipped.destroy(error));
  let rest: Buffer | null = null;
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      const bytes: Buffer = rest === null ? afterFirstLine(path, chunk) : Buffer.concat([rest, chunk]);
      const records: ConsumedRecord[] = [];
      rest = bytes.subarray(readFrames(path, bytes, schemas, records));
      onProgress(file.bytesRead);
      yield records;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') !== true) throw error;
    throw new LogFileError(`${path} is no whole log: ${message}; write it with \`foreshock export-log\``);
  }
  if (rest === null || rest.length > 0)
    throw new LogFileError(`${path} ends within a record; write it again with \`foreshock export-log\``);
}

function afterFirstLine(path: string, chunk: Buffer): Buffer {
  if (chunk.subarray(0, FIRST_LINE.length).equals(FIRST_LINE)) return chunk.subarray(FIRST_LINE.length);
  throw new LogFileError(`${path} is no exported log of this version; \`foreshock export-log\` writes them`);
}

/** Reads whole frames. @returns where the first that is not whole begins */
function readFrames(
  path: string,
  bytes: Buffer,
  schemas: Map<number, AvroSchema>,
  records: ConsumedRecord[],
): number {
  let at = 0;
  while (at + HEAD_BYTES <= bytes.length) {
    const from = at + HEAD_BYTES;
    const to = from + bytes.readUInt32BE(at + 1);
    if (to > bytes.length) break;
    const kind = bytes[at];
    if (kind === RECORD) records.push(readRecord(bytes, from));
    else if (kind === SCHEMA) {
      const { id, schema } = readSchema(bytes, from, to);
      schemas.set(id, schema);
    } else throw new LogFileError(`${path}: a frame of the unknown kind ${kind}; it is of another version`);
    at = to;
  }
  return at;
}
