import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActsDone, CaseAct } from '@foreshock/api/model';
import { post } from './client.ts';

/** Most acts that the API takes at once. */
const BATCH = 100;

interface Wanted {
  readonly caseIds: readonly string[];
  readonly act: CaseAct;
}

/** Does the same to one case or to many. Every batch has a key of its own, so that a retry changes nothing twice. */
export function useActs() {
  const client = useQueryClient();
  const { i18n } = useTranslation();
  return useMutation({
    mutationFn: async ({ caseIds, act }: Wanted): Promise<ActsDone['items']> => {
      const items: ActsDone['items'] = [];
      for (let from = 0; from < caseIds.length; from += BATCH) {
        const acts = caseIds.slice(from, from + BATCH).map((caseId) => ({ caseId, act }));
        const done = await post<ActsDone>(
          '/v1/case-acts',
          { acts },
          { language: i18n.language },
          crypto.randomUUID(),
        );
        items.push(...done.items);
      }
      return items;
    },
    onSettled: () => client.invalidateQueries(),
  });
}
