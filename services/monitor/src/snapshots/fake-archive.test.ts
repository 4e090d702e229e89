import { describe } from 'vitest';
import { archiveContract } from './archive.contract.ts';
import { createFakeArchive } from './fake-archive.ts';

describe('the copy of the log in memory', () => {
  archiveContract((records) => {
    const archive = createFakeArchive();
    archive.add(...records);
    return Promise.resolve(archive);
  });
});
