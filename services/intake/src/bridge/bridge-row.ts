import type { ForeignDecoder } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { objectRow, type Row } from '../text/row.ts';

export interface Refusal {
  readonly stage: 'decode' | 'map' | 'validate';
  readonly reason: string;
  readonly message: string;
}

const AVRO_MAGIC = 0;
const FRAME_BYTES = 5;

/** Whether a value is Avro in the registry's framing; anything else is taken for JSON. */
export function isFramedAvro(value: Buffer | null): value is Buffer {
  return value !== null && value.length >= FRAME_BYTES && value[0] === AVRO_MAGIC;
}

/** The values of a company's own record, Avro or JSON, by name. */
export function bridgeRow(decoder: Pick<ForeignDecoder, 'decode'>, consumed: ConsumedRecord): Row | Refusal {
  const { value, offset } = consumed;
  if (value === null) return { stage: 'decode', reason: 'null-value', message: 'the record has no value' };
  if (isFramedAvro(value)) {
    const decoded = decoder.decode(value);
    if (decoded.ok) return objectRow(decoded.record, offset, '');
    return { stage: 'decode', reason: decoded.reason, message: decoded.message };
  }
  return jsonRow(value, offset);
}

function jsonRow(value: Buffer, offset: number): Row | Refusal {
  try {
    const parsed: unknown = JSON.parse(value.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return objectRow(parsed, offset, '');
    return { stage: 'decode', reason: 'not-an-object', message: 'expected a JSON object or framed Avro' };
  } catch (error) {
    return {
      stage: 'decode',
      reason: 'not-json',
      message: `neither framed Avro nor JSON: ${(error as Error).message}`,
    };
  }
}
