import { blockOf } from '../testing/records.ts';
import { describe, expect, it } from 'vitest';
import { createFakeStore } from './fake-store.ts';
import { storeContract } from './store.contract.ts';

describe('the fake store', () => {
  storeContract(() => {
    const store = createFakeStore();
    store.accepts = (row) => typeof row['kafka_offset'] === 'number';
    return Promise.resolve(store);
  });

  it('adds rows of one token once, also when the answer was lost', async () => {
    const store = createFakeStore();
    store.faults.push({ when: 'after', kind: 'retriable' });
    await expect(store.append('t', blockOf([{ x: 1 }]), 'token')).rejects.toMatchObject({
      kind: 'retriable',
    });
    await store.append('t', blockOf([{ x: 1 }]), 'token');
    expect(store.rows('t')).toHaveLength(1);
  });
});
