import type { Codec } from '@foreshock/contracts';

/** What tells a decision from the others that the same record of the log led to. */
export interface DecisionName {
  /** Offset of the record of the log that led to it. */
  readonly source: number;
  /** Kind, customer and, where it has one, warning. */
  readonly identity: string;
}

/** The name of an encoded decision whose schema is loaded. Throws on what is no decision. */
export function nameOf(codec: Codec, output: { topic: string; value: Buffer | null }): DecisionName {
  const decoded = codec.decode(output.value);
  if (!decoded.ok) throw new Error(`a record on ${output.topic} is no decision: ${decoded.message}`);
  const { type, record } = decoded;
  if (!('offset' in record)) throw new Error(`a record on ${output.topic} is no decision but ${type}`);
  const warningId = 'warningId' in record ? (record.warningId ?? '') : '';
  return { source: record.offset, identity: `${type} ${record.customerId} ${warningId}` };
}
