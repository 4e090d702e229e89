import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { follow } from './follow.ts';
import { soonAndLater } from './soon-and-later.ts';

/** Keeps everything on the page as new as the log while it is open. */
export function useLive(): void {
  const client = useQueryClient();
  const { i18n } = useTranslation();
  const { language } = i18n;
  useEffect(() => {
    const ending = new AbortController();
    const looking = soonAndLater(() => void client.invalidateQueries());
    void follow({ language, signal: ending.signal, onEvent: looking.ask });
    return () => {
      ending.abort();
      looking.stop();
    };
  }, [client, language]);
}
