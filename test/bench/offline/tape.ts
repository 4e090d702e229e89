import type { ConsumedRecord } from '@foreshock/streaming';

interface Track {
  /** Offset, time, key length (0: none) and value length of each record, four numbers a record. */
  readonly heads: number[];
  bytes: Buffer;
  used: number;
}

const TOPIC = 'ledger.events';

/** Records kept as bytes, so that millions of them do not burden the heap that is being measured. */
export function createTape(partitions: number) {
  const tracks = Array.from({ length: partitions }, (): Track => {
    return { heads: [], bytes: Buffer.allocUnsafeSlow(1 << 20), used: 0 };
  });

  function append(record: ConsumedRecord): void {
    const track = tracks[record.partition] as Track;
    const keyLength = record.key?.length ?? 0;
    const valueLength = record.value?.length ?? 0;
    if (track.used + keyLength + valueLength > track.bytes.length) grow(track);
    if (record.key !== null) track.used += record.key.copy(track.bytes, track.used);
    if (record.value !== null) track.used += record.value.copy(track.bytes, track.used);
    track.heads.push(record.offset, record.timestampMs, keyLength, valueLength);
  }

  /** Batches of one partition each, the partitions in turn, as a consumer that is behind gets them. */
  function* batches(size: number): Generator<readonly ConsumedRecord[]> {
    const at = tracks.map(() => ({ head: 0, byte: 0 }));
    for (let left = true; left;) {
      left = false;
      for (const [partition, track] of tracks.entries()) {
        const position = at[partition] as { head: number; byte: number };
        if (position.head >= track.heads.length) continue;
        left = true;
        yield cut(track, partition, position, size);
      }
    }
  }

  const size = () => tracks.reduce((sum, track) => sum + track.heads.length / 4, 0);

  /** The offset after the last record of each partition; 0 of an empty one. */
  const ends = () => tracks.map(({ heads }) => (heads.length === 0 ? 0 : (heads.at(-4) as number) + 1));

  return { append, batches, size, ends };
}

function grow(track: Track): void {
  const larger = Buffer.allocUnsafeSlow(track.bytes.length * 2);
  track.bytes.copy(larger, 0, 0, track.used);
  track.bytes = larger;
}

/** Reads the next records; key and value are views on one copy, and lie raw in it, like those of a fetched batch. */
function cut(
  track: Track,
  partition: number,
  position: { head: number; byte: number },
  size: number,
): ConsumedRecord[] {
  const records: ConsumedRecord[] = [];
  const { heads } = track;
  const end = Math.min(heads.length, position.head + 4 * size);
  for (; position.head < end; position.head += 4) {
    const offset = heads[position.head] as number;
    const timestampMs = heads[position.head + 1] as number;
    const valueAt = position.byte + (heads[position.head + 2] as number);
    const next = valueAt + (heads[position.head + 3] as number);
    const key = valueAt === position.byte ? null : track.bytes.subarray(position.byte, valueAt);
    const value = track.bytes.subarray(valueAt, next);
    const keyEnd = key === null ? position.byte - 1 : valueAt;
    const raw = { bytes: track.bytes, keyStart: position.byte, keyEnd, valueStart: valueAt, valueEnd: next };
    records.push({ topic: TOPIC, partition, offset, timestampMs, key, value, headers: {}, raw });
    position.byte = next;
  }
  return records;
}
