/** Confluent's framing: a zero byte, the schema id as four bytes big-endian, then the Avro value. */
export const frameBytes = 5;

/** The schema id of framed bytes, or null when they are not framed: ids are positive. */
export function frameSchemaId(bytes: Buffer): number | null {
  return frameSchemaIdAt(bytes, 0, bytes.length);
}

/** The same for framed bytes in [from, to) of others. */
export function frameSchemaIdAt(bytes: Buffer, from: number, to: number): number | null {
  if (to - from < frameBytes || bytes[from] !== 0) return null;
  const id = bytes.readInt32BE(from + 1);
  return id > 0 ? id : null;
}

export function writeFrame(bytes: Buffer, at: number, schemaId: number): void {
  bytes[at] = 0;
  bytes.writeInt32BE(schemaId, at + 1);
}
