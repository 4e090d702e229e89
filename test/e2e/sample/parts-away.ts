import { eventually } from '@foreshock/testing';
import { describe, expect, it } from 'vitest';
import type { Given } from './given.ts';

const AGAIN_WITHIN_MS = 120_000;

/** kill -9 of each part under the running product: it comes back by itself, and so does everything above it. */
export function partsAway(given: Given): void {
  describe('a part that is killed', () => {
    it.each(['kafka', 'registry', 'clickhouse'])(
      '%s comes back, and the next event gets through',
      { timeout: 2 * AGAIN_WITHIN_MS },
      async (part) => {
        const { product } = given();
        const pidOf = (name: string) =>
          product.file<{ pids: Record<string, { pid: number }> }>('stack.json').pids[name]?.pid ?? 0;
        const killed = pidOf(part);
        process.kill(killed, 'SIGKILL');
        const customerId = `after-${part}`;
        const invoice = {
          ...{
            type: 'InvoiceEvent',
            occurredAt: '2014-01-10',
            source: 'test',
            eventId: `invoice ${customerId}`,
          },
          ...{
            customerId,
            kind: 'ISSUED',
            invoiceId: customerId,
            issueDate: '2014-01-10',
            dueDate: '2014-02-10',
          },
          ...{ amountMinor: 4_200, currency: 'USD' },
        };
        // the same event id on every try: one of them counts
        const accept = async () =>
          (await product.intake('/v1/events', invoice)).status === 202 ? true : undefined;
        await eventually('the intake to accept', accept, AGAIN_WITHIN_MS, 500);
        const customer = await eventually(
          'the customer in the API',
          async () => {
            const answer = await product.api(`/v1/customers/${customerId}/indicators`);
            return answer.status === 200 ? answer.body : undefined;
          },
          AGAIN_WITHIN_MS,
          500,
        );
        expect(customer).toMatchObject({ values: { open: { amountMinor: 4_200 } } });
        await eventually(
          `${part} under a new process`,
          () => (pidOf(part) !== killed ? true : undefined),
          AGAIN_WITHIN_MS,
        );
      },
    );
  });
}
