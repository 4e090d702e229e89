import { describe, expect, it } from 'vitest';
import { committedOnly, type RawMessage } from './aborted.ts';

const data = (offset: number, producerId: string, inTransaction = true): RawMessage => ({
  offset: String(offset),
  timestamp: '0',
  key: Buffer.from([0, 0, 0, 0]),
  value: Buffer.from('v'),
  batchContext: { producerId, inTransaction },
});
const marker = (offset: number, producerId: string, type: 0 | 1): RawMessage => ({
  ...data(offset, producerId),
  key: Buffer.from([0, 0, 0, type]),
  isControlRecord: true,
});
const offsets = (messages: readonly RawMessage[]): number[] => messages.map((one) => Number(one.offset));

describe('committedOnly', () => {
  it('leaves out control records and what their abort covers, per producer', () => {
    const messages = [
      data(0, 'A'),
      data(1, 'B'),
      marker(2, 'A', 0),
      data(3, 'A'),
      marker(4, 'B', 1),
      marker(5, 'A', 1),
    ];
    expect(offsets(committedOnly(messages, [{ producerId: 'A', firstOffset: '0' }]))).toEqual([1, 3]);
  });

  it('knows every aborted transaction that began before the fetch', () => {
    const aborted = [
      { producerId: 'B', firstOffset: '60' },
      { producerId: 'A', firstOffset: '50' },
    ];
    expect(offsets(committedOnly([data(100, 'B'), data(101, 'A'), data(102, 'C')], aborted))).toEqual([102]);
  });

  it('keeps records outside transactions, also with a key that looks like a marker', () => {
    const messages = [data(0, 'A', false), data(1, 'A', false)];
    expect(offsets(committedOnly(messages, [{ producerId: 'A', firstOffset: '0' }]))).toEqual([0, 1]);
    expect(offsets(committedOnly(messages, null))).toEqual([0, 1]);
  });
});
