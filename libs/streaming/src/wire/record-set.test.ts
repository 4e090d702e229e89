import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputRecord } from '../record.ts';
import { BatchWriter } from './batch-writer.ts';
import { readRecordSet } from './record-set.ts';

const at = { topic: 't', partition: 3 };

function batchOf(records: readonly Omit<OutputRecord, 'topic'>[], baseOffset = 0, producerId = 7): Buffer {
  const writer = new BatchWriter(64);
  for (const record of records) writer.append({ topic: at.topic, ...record }, 1_000);
  const bytes = Buffer.from(writer.finish({ producerId, producerEpoch: 0, baseSequence: 0 }));
  bytes.writeBigInt64BE(BigInt(baseOffset), 0);
  return bytes;
}

const value = (text: string): Omit<OutputRecord, 'topic'> => ({ key: null, value: Buffer.from(text) });
const read = (set: Buffer, aborted: Parameters<typeof readRecordSet>[2] = []) =>
  readRecordSet(at, set, aborted);
const values = (set: Buffer): string[] => read(set).records.map((one) => String(one.value));

/** A marker that ends a transaction: type 0 aborts, 1 commits. */
function marker(type: 0 | 1, offset: number, producerId = 7): Buffer {
  const bytes = batchOf([{ key: Buffer.from([0, 0, 0, type]), value: Buffer.alloc(6) }], offset, producerId);
  bytes.writeInt16BE(bytes.readInt16BE(21) | 0x20, 21);
  return bytes;
}

describe('a record set', () => {
  it('holds what was written into its batches', () => {
    const bytes = fc.option(fc.uint8Array({ maxLength: 300 }).map((one) => Buffer.from(one)));
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const header = fc.tuple(
      text.filter((name) => name !== '__proto__'),
      fc.oneof(text, fc.constant(undefined)),
    );
    const record = fc.record({
      key: fc.oneof(bytes, text),
      value: bytes,
      headers: fc.array(header, { maxLength: 4 }).map((all) => Object.fromEntries(all)),
      timestampMs: fc.integer({ min: 0, max: 4e12 }),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), fc.nat(1e9), (records, baseOffset) => {
        const found = read(batchOf(records, baseOffset));
        expect(found.endOffset).toBe(baseOffset + records.length);
        found.records.forEach((one, index) => {
          const written = records[index] as (typeof records)[number];
          expect(one).toMatchObject({ ...at, offset: baseOffset + index, timestampMs: written.timestampMs });
          expect(one.key).toEqual(written.key === null ? null : Buffer.from(written.key as string));
          expect(one.value).toEqual(written.value);
          const headers = Object.entries(written.headers);
          expect(Object.entries(one.headers).map(([name, text]) => [name, text?.toString()])).toEqual(
            headers,
          );
        });
        expect(found.records).toHaveLength(records.length);
      }),
    );
  });

  it('gives the last value of a header that repeats, and all of them apart', () => {
    const headers = { once: 'a', often: ['b', Buffer.from('c')] };
    const [record] = read(batchOf([{ ...value('v'), headers }])).records;
    expect(String(record?.headers['often'])).toBe('c');
    expect(record?.repeatedHeaders).toEqual({ often: [Buffer.from('b'), Buffer.from('c')] });
    expect(read(batchOf([value('v')])).records[0]?.repeatedHeaders).toBeUndefined();
  });

  it('leaves a batch that the fetch cut off for the next fetch', () => {
    const [first, second] = [batchOf([value('a'), value('b')]), batchOf([value('c')], 2)];
    const cut = Buffer.concat([first, second.subarray(0, second.length - 1)]);
    expect(values(cut)).toEqual(['a', 'b']);
    expect(read(cut).endOffset).toBe(2);
    expect(read(first.subarray(0, 20))).toEqual({ records: [], endOffset: null });
  });

  it('passes markers, and hides what an abort covers', () => {
    const set = Buffer.concat([
      batchOf([value('lost')], 0, 1),
      batchOf([value('kept')], 1, 2),
      marker(0, 2, 1),
      marker(1, 3, 2),
      batchOf([value('next')], 4, 1),
      marker(1, 5, 1),
    ]);
    const { records, endOffset } = read(set, [{ producerId: 1, firstOffset: 0 }]);
    expect(records.map((one) => String(one.value))).toEqual(['kept', 'next']);
    expect(endOffset).toBe(6);
  });

  it('inflates gzip, and names what it cannot', () => {
    const plain = batchOf([value('a'), value('b')]);
    const packed = (codec: number): Buffer => {
      const bytes = Buffer.concat([plain.subarray(0, 61), gzipSync(plain.subarray(61))]);
      bytes.writeInt16BE(codec, 21);
      bytes.writeInt32BE(bytes.length - 12, 8);
      return bytes;
    };
    expect(values(packed(1))).toEqual(['a', 'b']);
    expect(() => read(packed(2))).toThrow('snappy');
  });

  it('takes the time of the append where the topic says so', () => {
    const bytes = batchOf([{ ...value('a'), timestampMs: 5 }]);
    bytes.writeInt16BE(0x08, 21);
    bytes.writeBigInt64BE(99n, 35);
    expect(read(bytes).records[0]?.timestampMs).toBe(99);
  });

  it('refuses a record that leads out of its batch', () => {
    const bytes = batchOf([value('a')]);
    bytes[61] = 0x7e;
    expect(() => read(bytes)).toThrow('broken');
  });
});
