import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Product } from '../e2e/product.ts';
import { startBrowser } from './browser.ts';
import type { Console } from './given.ts';
import { firstLoad } from './suite/first-load.ts';
import { collectorsDay } from './suite/collectors-day.ts';

const folders = fileURLToPath(new URL('../../.foreshock', import.meta.url));

let home: string;
let product: Product;
let given: Console;

beforeAll(async () => {
  await mkdir(folders, { recursive: true });
  home = await mkdtemp(join(folders, 'console-'));
  product = new Product(home, { FORESHOCK_API_RATE_PER_MINUTE: '100000' });
  await product.start(240_000);
  given = { product, browser: await startBrowser(), worstDate: '2013-04-21' };
}, 300_000);

afterAll(async () => {
  await given?.browser.close();
  await product.stop();
  await rm(home, { recursive: true, force: true });
});

firstLoad(() => given);
collectorsDay(() => given);

it('is named at the end of the start, with the token where no server sees it', async () => {
  const ended = await product.stop();
  expect(ended?.stderr).toMatch(/console +http:\/\/127\.0\.0\.1:\d+\/\?asOf=2013-04-21#token=\S+/);
});
