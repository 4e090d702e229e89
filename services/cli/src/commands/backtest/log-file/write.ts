import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { frameSchemaId, type AvroSchema } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { FIRST_LINE, recordFrame, schemaFrame } from './frames.ts';

/** Records of the log, partition after partition, each in offset order. */
export type Records = AsyncIterable<readonly ConsumedRecord[]> | Iterable<readonly ConsumedRecord[]>;

/** The writer's schema of an id; `unknown` or `not-avro` as the registry says. */
export type SchemaById = (id: number) => Promise<AvroSchema | 'unknown' | 'not-avro'>;

/** Writes a log into a file, whole or not at all, with the schemas that its records name. @returns the records written */
export async function writeLogFile(path: string, records: Records, schemaById: SchemaById): Promise<number> {
  const draft = `${path}.${process.pid}.part`;
  let count = 0;
  async function* frames(): AsyncGenerator<Buffer> {
    yield FIRST_LINE;
    const known = new Set<number>();
    for await (const batch of records) {
      const parts: Buffer[] = [];
      for (const record of batch) {
        parts.push(...(await newSchemas(record, known, schemaById)), recordFrame(record));
      }
      count += batch.length;
      yield Buffer.concat(parts);
    }
  }
  try {
    await pipeline(Readable.from(frames()), createGzip({ level: 1 }), createWriteStream(draft));
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  return count;
}

/** A schema that the registry does not have is left out: whoever reads the file meets what the monitor met. */
async function newSchemas(
  { value }: ConsumedRecord,
  known: Set<number>,
  schemaById: SchemaById,
): Promise<Buffer[]> {
  const id = value === null ? null : frameSchemaId(value);
  if (id === null || known.has(id)) return [];
  known.add(id);
  const schema = await schemaById(id);
  return typeof schema === 'string' ? [] : [schemaFrame(id, schema)];
}
