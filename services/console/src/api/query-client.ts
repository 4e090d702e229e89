import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';

const FRESH_MS = 30_000;
const MOST_TRIES = 2;

/** Tries again only where the API was not reached or is busy: what it refuses, it refuses again. */
const isWorthRetrying = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 503);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => failures < MOST_TRIES && isWorthRetrying(error),
      refetchOnWindowFocus: false,
    },
  },
});
