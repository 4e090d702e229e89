import { INDICATORS } from '@foreshock/ledger';

/** What the default policy may read: every indicator of the ledger. */
export const INDICATOR_NAMES: readonly string[] = INDICATORS.map(({ name }) => name);
