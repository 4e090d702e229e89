import { eventually } from '@foreshock/testing';
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

    it('comes by the link of a message, too: from the case to its customer', async () => {
      const { product, browser } = given();
      const { body } = await product.api('/v1/cases?limit=1');
      const [first] = (body as { items: { caseId: string; customerId: string }[] }).items;
      if (first === undefined) throw new Error('the sample ledger leads to no case');
      const { page, troubles, close } = await visit(
        browser,
        product.run,
        `/cases/${encodeURIComponent(first.caseId)}`,
      );
      await page.waitForURL(`**/customers/${first.customerId}?tab=case`);
      expect(troubles).toEqual([]);
      await close();
    });

    it('acknowledges a case with a click, and the case says who', async () => {
      const { product, browser } = given();
      const { page, troubles, close } = await visit(browser, product.run, '/');
      await page.getByRole('button', { name: 'Acknowledge', exact: true }).last().click();
      await eventually('a case to be acknowledged', async () => {
        const { body } = await product.api('/v1/cases?state=ACKNOWLEDGED');
        const { items } = body as { items: { acknowledged: { by: string } | null }[] };
        return items.some(({ acknowledged }) => acknowledged?.by === 'first-key') ? true : undefined;
      });
      expect(troubles).toEqual([]);
      await close();
    });
  });
}
