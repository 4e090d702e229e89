import { gunzipSync } from 'node:zlib';
import type { ConsumedRecord, TopicPartition } from '../record.ts';
import { abortedIn, type AbortedTransaction } from './aborted.ts';
import { int64At, WireCursor } from './cursor.ts';
import { FetchedRecord, type BatchFrame } from './fetched-record.ts';

/** What a fetch brought of one partition. */
export interface RecordSet {
  /** Committed data records, in offset order; a batch comes whole, so the first may lie before the asked offset. */
  readonly records: readonly ConsumedRecord[];
  /** First offset behind the set, markers and aborted records included; null when the set holds no whole batch. */
  readonly endOffset: number | null;
}

/** Bytes of a batch before its records (KIP-98): offset, length, epoch, magic, crc, attributes, …, record count. */
const HEADER_BYTES = 61;
const MAGIC = 2;

const COMPRESSION = 0x07;
const APPEND_TIME = 0x08;
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

/**
 * The committed records in a fetched record set. The last batch may be cut off by the fetch's bound: it is left for the
 * next fetch. @throws on formats before Kafka 0.11 and on compression other than gzip.
 */
export function readRecordSet(
  at: TopicPartition,
  set: Buffer,
  aborted: readonly AbortedTransaction[],
): RecordSet {
  const records: ConsumedRecord[] = [];
  const isAborted = abortedIn(aborted);
  let endOffset: number | null = null;
  for (let start = 0; start + HEADER_BYTES <= set.length;) {
    const end = start + 12 + set.readInt32BE(start + 8);
    if (end > set.length) break;
    const batch = headerAt(set, start);
    endOffset = batch.lastOffset + 1;
    const hidden = isAborted(batch);
    if (!hidden && !batch.control) readBatch(at, set, { ...batch, start, end }, records);
    start = end;
  }
  return { records, endOffset };
}

interface BatchHeader {
  readonly attributes: number;
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly producerId: number;
  readonly transactional: boolean;
  readonly control: boolean;
  /** A control batch that ends an aborted transaction. */
  readonly abortMarker: boolean;
}

function headerAt(set: Buffer, start: number): BatchHeader {
  if (set[start + 16] !== MAGIC)
    throw new Error(`record format ${String(set[start + 16])} is older than Kafka 0.11`);
  const attributes = set.readInt16BE(start + 21);
  const baseOffset = int64At(set, start);
  const control = (attributes & CONTROL) !== 0;
  return {
    attributes,
    baseOffset,
    lastOffset: baseOffset + set.readInt32BE(start + 23),
    producerId: int64At(set, start + 43),
    transactional: (attributes & TRANSACTIONAL) !== 0,
    control,
    abortMarker: control && isAbort(set, start + HEADER_BYTES),
  };
}

/** A control record's key is its version and its type as int16; type 0 is an abort. */
function isAbort(set: Buffer, at: number): boolean {
  const cursor = new WireCursor(set, at);
  cursor.varint();
  cursor.at += 1;
  cursor.varlong();
  cursor.varint();
  return cursor.varint() >= 4 && set.readInt16BE(cursor.at + 2) === 0;
}

function readBatch(
  at: TopicPartition,
  set: Buffer,
  batch: BatchHeader & { readonly start: number; readonly end: number },
  records: ConsumedRecord[],
): void {
  const { start, end, attributes } = batch;
  const body = start + HEADER_BYTES;
  const compressed = (attributes & COMPRESSION) !== 0;
  const bytes = compressed ? inflated(set.subarray(body, end), attributes & COMPRESSION) : set;
  const appendTime = (attributes & APPEND_TIME) !== 0;
  const frame: BatchFrame = {
    topic: at.topic,
    partition: at.partition,
    bytes,
    baseTimestampMs: int64At(set, start + (appendTime ? 35 : 27)),
  };
  const cursor = new WireCursor(bytes, compressed ? 0 : body);
  const limit = compressed ? bytes.length : end;
  for (let left = set.readInt32BE(start + 57); left > 0; left--) {
    const length = cursor.varint();
    const next = cursor.at + length;
    // A length that is no number or leads out of the batch: going on would read garbage as records.
    if (!(length > 0 && next <= limit)) throw new Error(`a record batch of ${at.topic} is broken`);
    cursor.at += 1;
    const timestampDelta = cursor.varlong();
    const offset = batch.baseOffset + cursor.varint();
    records.push(new FetchedRecord(frame, offset, appendTime ? 0 : timestampDelta, cursor));
    cursor.at = next;
  }
}

const GZIP = 1;
const NAMES = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

function inflated(body: Buffer, codec: number): Buffer {
  if (codec === GZIP) return gunzipSync(body);
  throw new Error(
    `records compressed with ${NAMES[codec] ?? String(codec)} cannot be read: use gzip or none`,
  );
}
