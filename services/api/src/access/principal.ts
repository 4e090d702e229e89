import type { Role } from './roles.ts';

/** Customers that somebody sees: those of an owner or a region on the lists; all where `rows` is null. */
export interface Rows {
  /** Collectors responsible, as master data names them. */
  readonly owners: readonly string[];
  readonly regions: readonly string[];
}

/** Who asks, as proven by a key or a token. */
export interface Principal {
  /** Stands in the audit and as author of acts. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Null: every customer. */
  readonly rows: Rows | null;
}

/**
 * The rows of somebody whose proof names none: a collector sees the customers that carry his name, anybody else every
 * customer.
 */
export function defaultRows(name: string, roles: readonly Role[]): Rows | null {
  const onlyCollects = roles.every((role) => role === 'collector');
  return onlyCollects ? { owners: [name], regions: [] } : null;
}
