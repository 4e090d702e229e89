import { outputBytes, type OutputRecord } from './record.ts';

/** Half of the broker's default `message.max.bytes`: a request to one partition is one record batch. */
export const MAX_REQUEST_BYTES = 512 * 1024;

/** Cuts records into requests of at most `maxBytes`, in order; a record above the bound goes alone. */
export function* requestsOf(
  records: readonly OutputRecord[],
  maxBytes = MAX_REQUEST_BYTES,
): Generator<readonly OutputRecord[]> {
  let start = 0;
  let bytes = 0;
  for (let i = 0; i < records.length; i++) {
    const size = outputBytes(records[i] as OutputRecord);
    if (i > start && bytes + size > maxBytes) {
      yield records.slice(start, i);
      start = i;
      bytes = 0;
    }
    bytes += size;
  }
  if (start < records.length) yield start === 0 ? records : records.slice(start);
}
