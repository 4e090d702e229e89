import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { get, type Query } from './client.ts';

interface Options {
  readonly enabled?: boolean;
  /** Shows the answer before while the next one is on its way. */
  readonly keep?: boolean;
}

/** An answer of the API in the reader's language, kept fresh by the live stream. */
export function useApi<T>(path: string, query: Query = {}, options: Options = {}) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: [path, query, i18n.language],
    queryFn: ({ signal }) => get<T>(path, query, { language: i18n.language, signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A list of the API, page after page. */
export function usePages<T>(path: string, query: Query = {}, options: Options = {}) {
  const { i18n } = useTranslation();
  return useInfiniteQuery({
    queryKey: [path, 'pages', query, i18n.language],
    queryFn: ({ pageParam, signal }) =>
      get<Page<T>>(path, { ...query, cursor: pageParam }, { language: i18n.language, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: options.enabled ?? true,
  });
}
