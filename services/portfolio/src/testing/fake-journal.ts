import type { Policy } from '@foreshock/policy';
import type { Journal, Progress } from '../log/journal.ts';
import type { Weighed } from '../weigh.ts';

/** What becomes of the next publication: it is written, lost before, or written with its answer lost. */
export type Fate = 'written' | 'lost' | 'answer-lost';

/** A journal in memory; writing without `open` since the last rejection is a fault. */
export interface FakeJournal extends Journal {
  readonly published: readonly Weighed[];
  readonly transactions: readonly Progress[];
  fate: Fate;
}

export function createFakeJournal(): FakeJournal {
  const published: Weighed[] = [];
  const transactions: Progress[] = [];
  let isOpen = false;
  return {
    published,
    transactions,
    fate: 'written',
    open() {
      isOpen = true;
      const last = transactions.at(-1);
      return Promise.resolve(last === undefined ? { asOf: null, state: [] } : plain(last));
    },
    publish(decisions, progress, _policy: Policy | null) {
      if (!isOpen) throw new Error('published without open');
      const { fate } = this;
      this.fate = 'written';
      if (fate !== 'lost') {
        published.push(...decisions);
        transactions.push(plain(progress));
      }
      if (fate === 'written') return Promise.resolve();
      isOpen = false;
      return Promise.reject(new Error(fate));
    },
    close: () => Promise.resolve(),
  };
}

/** Nothing survives a restart but what a record can hold. */
const plain = (progress: Progress): Progress => JSON.parse(JSON.stringify(progress)) as Progress;
