import { useSearch } from '@tanstack/react-router';

/** The date of time travel in the address; undefined is: now. */
export const useAsOf = (): string | undefined => useSearch({ strict: false }).asOf;
