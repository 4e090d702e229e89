import { uniqueName } from '@foreshock/testing';
import type { AccessTopics } from '../access/open-access.ts';

/** Topics of the audit and of the keys for one suite. */
export const accessTopicsOfTest = (): AccessTopics => ({
  entries: uniqueName('api.audit'),
  seals: uniqueName('api.audit-seals'),
  keys: uniqueName('api.keys'),
});

export const namesOf = ({ entries, seals, keys }: AccessTopics): readonly string[] => [entries, seals, keys];
