import { useEffect } from 'react';
import type { Warning } from '@foreshock/api/model';
import { usePages } from '../../api/use-api.ts';

const PAGE_ROWS = 200;
const MOST_PAGES = 50;

/** All warnings open now, or at the end of a date; the pages come one after the other. */
export function useOpenWarnings(asOf: string | undefined) {
  const query = asOf === undefined ? { state: 'OPEN', limit: PAGE_ROWS } : { asOf, limit: PAGE_ROWS };
  const pages = usePages<Warning>('/v1/warnings', query);
  const { hasNextPage, isFetching, fetchNextPage, data } = pages;
  const wantsMore = hasNextPage && !isFetching && (data?.pages.length ?? 0) < MOST_PAGES;
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);
  return { ...pages, warnings: data?.pages.flatMap(({ items }) => items) };
}
