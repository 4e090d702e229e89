/** Confluent's framing: a zero byte, the schema id as four bytes big-endian, then the Avro value. */
export const frameBytes = 5;

/** The schema id of framed bytes, or null when they are not framed. */
export function frameSchemaId(bytes: Buffer): number | null {
  return bytes.length >= frameBytes && bytes[0] === 0 ? bytes.readInt32BE(1) : null;
}

export function writeFrame(bytes: Buffer, at: number, schemaId: number): void {
  bytes[at] = 0;
  bytes.writeInt32BE(schemaId, at + 1);
}
