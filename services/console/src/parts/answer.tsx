import { Button, Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/problem.ts';
import { Notice } from './notice.tsx';

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  readonly children: (answer: T) => ReactNode;
  readonly lines?: number;
}

/** An answer of the API in each of its states: on its way, failed with a way out, there. */
export function Answer<T>({ of, children, lines = 4 }: AnswerProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.isError) return <Failure error={of.error} again={() => void of.refetch()} />;
  return <Loading lines={lines} />;
}

/** Grey lines in the place of what comes. */
export function Loading({ lines }: { readonly lines: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={line === 0 ? 28 : 18} width={`${100 - ((line * 17) % 45)}%`} />
      ))}
    </Stack>
  );
}

/** Says what failed in the API's own words, and offers to ask again. */
export function Failure({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const { t } = useTranslation();
  const status = error instanceof ApiError ? error.status : -1;
  const title =
    status === 0 ? t('failed.unreachable') : status === 404 ? t('failed.notThere') : t('failed.title');
  return (
    <Notice kind="error" title={title} text={status === 0 ? t('failed.unreachableText') : error.message}>
      <Button variant="default" onClick={again}>
        {t('failed.again')}
      </Button>
    </Notice>
  );
}
