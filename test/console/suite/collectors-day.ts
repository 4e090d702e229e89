import { describe, expect, it } from 'vitest';
import type { Console } from '../given.ts';
import { seriousViolations, visit } from '../visit.ts';

export function collectorsDay(given: () => Console): void {
  describe("the collector's day", () => {
    it('begins with the riskiest customer, why, and what to do next; one click opens him', async () => {
      const { product, browser, worstDate } = given();
      const { page, troubles, close } = await visit(browser, product.run, `/?asOf=${worstDate}`);
      await page.getByText('What to do next').waitFor();
      const first = page.getByRole('listitem').first();
      const customerId = await first.getByRole('link').innerText();
      await page.getByText(`customer ${customerId}`).first().waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Open the customer' }).click();
      await page.waitForURL(`**/customers/${customerId}?asOf=${worstDate}`);
      expect(troubles).toEqual([]);
      await close();
    });

    it('is worked with the keyboard alone: j, k, Enter', async () => {
      const { product, browser, worstDate } = given();
      const { page, close } = await visit(browser, product.run, `/?asOf=${worstDate}`);
      const rows = page.getByRole('listitem');
      const second = await rows.nth(1).getByRole('link').innerText();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      await page.getByRole('region', { name: second }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/customers/${second}**`);
      await close();
    });
  });
}
