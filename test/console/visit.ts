import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A tab on the console, signed in, and what went wrong in it. */
export interface Visit {
  readonly page: Page;
  /** Errors of scripts, answers that failed, and requests to anybody else. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a page of the console as its reader does: by the link with the token in the fragment. */
export async function visit(
  browser: Browser,
  given: { readonly apiUrl: string; readonly apiToken: string },
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 850 },
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(given.apiUrl) && !url.startsWith('data:')) troubles.push(`asks ${url}`);
  });
  await page.goto(`${given.apiUrl}${path}#token=${given.apiToken}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, troubles, close: () => context.close() };
}

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe holds to be serious or critical on the page as it stands. */
export async function seriousViolations(page: Page): Promise<string[]> {
  const source = await readFile(axeFile, 'utf8');
  // through the debugger, since the page's own policy lets no foreign script in
  await page.evaluate(source);
  const found = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
