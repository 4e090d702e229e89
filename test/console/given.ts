import type { Browser } from 'playwright-core';
import type { Product } from '../e2e/product.ts';

/** What the console's suites work on: a running product with the sample ledger, and a browser. */
export interface Console {
  readonly product: Product;
  readonly browser: Browser;
  /** The day on which most money of the sample ledger was overdue. */
  readonly worstDate: string;
}
