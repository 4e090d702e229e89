import type { ConsumedRecord } from '@foreshock/streaming';

/** A record as the consumer hands it over. */
export function consumed(part: Partial<ConsumedRecord> & { readonly offset: number }): ConsumedRecord {
  return {
    topic: 'risk.warnings',
    partition: 0,
    timestampMs: Date.UTC(2013, 5, 30, 12),
    key: Buffer.from('c-1'),
    value: null,
    headers: {},
    ...part,
  };
}
