import { expect, test } from 'vitest';
import { generatedFiles } from './generate.ts';
import { changedFiles } from './tooling/files.ts';

test('generated files match the schemas (run `npm run generate` when this fails)', () => {
  expect([...changedFiles(generatedFiles()).keys()]).toEqual([]);
});
