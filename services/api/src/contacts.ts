import type { ClickHouse } from '@foreshock/clickhouse';
import type { FetchDecoder } from '@foreshock/contracts';
import { openContact, type Contact, type KeyRing } from '@foreshock/personal-data';

/** What is known of how to reach a customer. */
export type FoundContact =
  | { readonly kind: 'known'; readonly contact: Contact }
  /** Nothing was ever given. */
  | { readonly kind: 'none' }
  /** His key was destroyed. */
  | { readonly kind: 'erased' };

const NEWEST = `SELECT value_base64 FROM ledger_events
WHERE customer_id = {customerId:String} AND record_type = 'CustomerEvent' AND JSONExtractString(payload, 'contactKeyId') != ''
ORDER BY occurred_at DESC, offset DESC LIMIT 1`;

/** Contact data out of the log's copy, opened with the customer's key. */
export class Contacts {
  readonly #clickhouse: Pick<ClickHouse, 'query'>;
  readonly #decoder: FetchDecoder;
  readonly #ring: KeyRing;

  constructor(clickhouse: Pick<ClickHouse, 'query'>, decoder: FetchDecoder, ring: KeyRing) {
    this.#clickhouse = clickhouse;
    this.#decoder = decoder;
    this.#ring = ring;
  }

  /** The newest that was given. @throws Error where the bytes were changed. */
  async of(customerId: string): Promise<FoundContact> {
    const [row] = await this.#clickhouse.query<{ value_base64: string }>(NEWEST, { customerId });
    if (row === undefined) return { kind: 'none' };
    const value = Buffer.from(row.value_base64, 'base64');
    await this.#decoder.ensure([value]);
    const decoded = this.#decoder.decode(value);
    if (!decoded.ok || decoded.type !== 'CustomerEvent') return { kind: 'none' };
    const { contactCiphertext, contactKeyId } = decoded.record;
    if (contactCiphertext === null || contactKeyId === null) return { kind: 'none' };
    const contact = await openContact(this.#ring, customerId, { contactCiphertext, contactKeyId });
    return contact === null ? { kind: 'erased' } : { kind: 'known', contact };
  }
}
