import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Console } from '../given.ts';
import { visit } from '../visit.ts';

const MOST_SCRIPT_BYTES = 250 * 1024;

export function firstLoad(given: () => Console): void {
  describe('the first load', () => {
    it('is at most 250 KiB of packed script, from nowhere else, and stays within the policy', async () => {
      const { product, browser } = given();
      const context = await browser.newContext();
      const page = await context.newPage();
      const scripts: Promise<Buffer>[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.body());
      });
      await page.goto(`${product.run.apiUrl}/#token=${product.run.apiToken}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const bytes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
      const packed = bytes.reduce((sum, size) => sum + size, 0);
      await context.close();
      expect(packed).toBeGreaterThan(50 * 1024);
      expect(packed).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    });

    it('takes the token out of the address and keeps it in this tab alone', async () => {
      const { product, browser } = given();
      const { page, troubles, close } = await visit(browser, product.run, '/');
      expect(page.url()).not.toContain('token');
      expect(await page.evaluate('sessionStorage.getItem("foreshock.token")')).toBe(product.run.apiToken);
      expect(await page.evaluate('Object.values(localStorage).join()')).not.toContain(product.run.apiToken);
      expect(troubles).toEqual([]);
      await close();
    });

    it('asks for the token where there is none, and says so when it is wrong', async () => {
      const { product, browser } = given();
      const page = await browser.newPage();
      await page.goto(product.run.apiUrl);
      const token = page.getByLabel('Token', { exact: true });
      await token.fill('not-the-token-of-this-run');
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByText('This token was not taken.').waitFor();
      await token.fill(product.run.apiToken);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('heading', { level: 1, name: 'Worklist' }).waitFor();
      await page.close();
    });

    it('answers a page of the console by its address, and what is not there with 404', async () => {
      const { apiUrl } = given().product.run;
      const status = async (path: string) => (await fetch(`${apiUrl}${path}`)).status;
      expect(await status('/customers/C-1')).toBe(200);
      expect(await status('/v1/no-such-thing')).toBe(404);
      expect(await status('/assets/no-such-file.js')).toBe(404);
      const { headers } = await fetch(apiUrl);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
    });
  });
}
