import type { Stamp } from './facts.ts';
import type { CustomerEvent } from './events.ts';

/** The customer as the latest CustomerEvent tells it. Contact data stays out of the ledger. */
export interface MasterData extends Pick<
  CustomerEvent,
  | 'name'
  | 'segment'
  | 'industry'
  | 'country'
  | 'region'
  | 'parentId'
  | 'owner'
  | 'creditLimitMinor'
  | 'currency'
  | 'termsDays'
  | 'onboardedOn'
> {
  readonly stamp: Stamp;
  /** The limit in the base currency; null is no limit known, 0 is no credit. */
  readonly creditLimitBookedMinor: number | null;
}

export function masterDataFrom(record: CustomerEvent, creditLimitBookedMinor: number | null): MasterData {
  const { name, segment, industry, country, region, parentId, owner, creditLimitMinor } = record;
  const { currency, termsDays, onboardedOn } = record;
  const stamp = { at: record.occurredAt, eventId: record.eventId };
  const about = { name, segment, industry, country, region, parentId, owner };
  return { ...about, creditLimitMinor, currency, termsDays, onboardedOn, stamp, creditLimitBookedMinor };
}
