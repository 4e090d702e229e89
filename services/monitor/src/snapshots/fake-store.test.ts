import { describe } from 'vitest';
import { createFakeSnapshots } from './fake-store.ts';
import { snapshotStoreContract } from './store.contract.ts';

describe('snapshots in memory', () => {
  snapshotStoreContract(() => Promise.resolve(createFakeSnapshots()));
});
