import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** An input that cannot be read at all: nothing of it is loaded. The message names the file and the way out. */
export class InputError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'InputError';
  }
}

export const encodings = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'latin1',
  'windows-1252',
  'gb18030',
] as const;
export type Encoding = (typeof encodings)[number];

/** Pieces of a file's text with the number of bytes read so far; the byte order mark is taken off.
 * @throws InputError when the file cannot be read or its bytes are not of the encoding. */
export async function* decodeFile(
  path: string,
  encoding: Encoding,
): AsyncGenerator<{ text: string; bytesRead: number }> {
  let decoder: TextDecoder | undefined;
  let bytesRead = 0;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      const bytes = chunk as Buffer;
      decoder ??= new TextDecoder(encoding === 'auto' ? detectEncoding(bytes) : encoding, { fatal: true });
      bytesRead += bytes.length;
      yield { text: decoder.decode(bytes, { stream: true }), bytesRead };
    }
    yield { text: decoder?.decode() ?? '', bytesRead };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      const used = decoder?.encoding ?? encoding;
      throw new InputError(
        `${path}: not ${used} text (after about ${bytesRead} bytes); set file.encoding in the mapping, e.g. windows-1252 or gb18030`,
        { cause: error },
      );
    }
    if (code === 'ENOENT') throw new InputError(`${path}: no such file`, { cause: error });
    if (code === 'EISDIR') throw new InputError(`${path} is a directory, expected a file`, { cause: error });
    if (code === 'EACCES') throw new InputError(`${path}: not allowed to read it`, { cause: error });
    throw error;
  }
}

/** By byte order mark; UTF-8 without one. */
function detectEncoding(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
