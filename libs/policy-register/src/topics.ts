import { topicByName } from '@foreshock/contracts';

/** Where the register writes; others for tests. */
export interface RegisterTopics {
  readonly register: string;
  readonly log: string;
  readonly audit: string;
}

export const TOPICS: RegisterTopics = {
  register: topicByName('ops.policies').name,
  log: topicByName('ledger.events').name,
  audit: topicByName('ops.audit').name,
};
