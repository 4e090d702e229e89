import type { Decoded, Decoder } from '@foreshock/contracts';
import { RetriableError, type ConsumedRecord, type Outcome, type Replay } from '@foreshock/streaming';

/** Loads the schemas that records name. @throws RetriableError while the registry is away: the partition waits. */
export async function ensureSchemas(decoder: Decoder, records: readonly ConsumedRecord[]): Promise<void> {
  try {
    await decoder.ensure(records.map((record) => record.value));
  } catch (error) {
    throw new RetriableError('the schema registry does not answer', { cause: error });
  }
}

/** Reads everything before `end` once more and hands over what decodes; the rest was set aside when it came. */
export async function replayDecoded(
  decoder: Decoder,
  replay: Replay,
  end: number,
  take: (decoded: Extract<Decoded, { ok: true }>) => void,
): Promise<void> {
  for await (const records of replay(0, end)) {
    await ensureSchemas(decoder, records);
    for (const record of records) {
      const decoded = decoder.decode(record.value);
      if (decoded.ok) take(decoded);
    }
  }
}

export const deadLetter = (stage: string, reason: string, message: string): Outcome => ({
  kind: 'dead-letter',
  stage,
  reason,
  message,
});

export const nothing: Outcome = { kind: 'ok', outputs: [] };
