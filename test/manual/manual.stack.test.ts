import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Product } from '../e2e/product.ts';
import { manual } from './documents.ts';
import { follow } from './follow.ts';
import { Foreshock } from './foreshock.ts';

const folders = fileURLToPath(new URL('../../.foreshock', import.meta.url));
const documents = manual().filter(({ blocks }) => blocks.some(({ kind }) => kind === 'console stack'));

/** What the pages show of a running product, on one that has replayed the sample ledger; in the pages' order. */
describe.runIf(documents.length > 0)('the manual, on a running product', () => {
  let home: string;
  let product: Product | undefined;
  let foreshock: Foreshock;

  beforeAll(async () => {
    await mkdir(folders, { recursive: true });
    home = await mkdtemp(join(folders, 'manual-'));
    product = new Product(home);
    await product.start(240_000);
    foreshock = new Foreshock(product.environment);
  }, 300_000);

  afterAll(async () => {
    await foreshock.close();
    await product?.stop();
    await rm(home, { recursive: true, force: true });
  });

  for (const document of documents) follow(document, 'console stack', () => foreshock);
});

if (documents.length === 0) it.skip('no page of the manual has a block `console stack`');
