import type { ByteSink } from '@foreshock/clickhouse';
import type { ConsumedRecord } from '@foreshock/streaming';
import { AvroBytes, NOT_PLAIN } from './avro-bytes.ts';

/**
 * Writes a record's row in RowBinary from the bytes of its value, without making the record. The value is framed and
 * written with today's schema. False, with what was written so far to be thrown away, where the bytes are not plainly a
 * sound record: nothing follows from it but that the record is to be decoded.
 */
export type Transcoder = (record: ConsumedRecord, to: ByteSink) => boolean;

/** What a record's row is made of. @throws NOT_PLAIN */
export type RowWriter = (record: ConsumedRecord, from: AvroBytes, to: ByteSink) => void;

/** A schema id and what marks it stand before the value. */
const FRAME_BYTES = 5;

export function transcoderOf(writeRow: RowWriter): Transcoder {
  const from = new AvroBytes();
  return (record, to) => {
    enter(record, from);
    try {
      writeRow(record, from, to);
      return from.at === from.end;
    } catch (thrown) {
      if (thrown !== NOT_PLAIN) throw thrown;
      return false;
    }
  };
}

function enter(record: ConsumedRecord, from: AvroBytes): void {
  const { raw } = record;
  if (raw !== undefined) from.reset(raw.bytes, raw.valueStart + FRAME_BYTES, raw.valueEnd);
  else from.reset(record.value ?? NONE, FRAME_BYTES, record.value?.length ?? 0);
}

const NONE = Buffer.alloc(0);
