import { eventually } from '@foreshock/testing';
import { describe, expect, it } from 'vitest';
import type { Ended } from '../product.ts';
import { oneRow, type Given } from './given.ts';

const CUSTOMER = 'paid-in-francs';

interface Letter {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly origin: { readonly partition: number; readonly offset: number };
  readonly replayOf: string | null;
  readonly handling: { readonly actor: string; readonly why: string | null } | null;
}
interface Listed {
  readonly total: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly letters: readonly Letter[];
}

/** What an operator does in the morning with what broke overnight. */
export function deadLetterCommands(given: Given): void {
  describe('the dead letters, by hand', () => {
    const dlq = (...args: string[]): Promise<Ended> => given().product.foreshock('dlq', ...args);
    const json = async <T>(...args: string[]): Promise<T> => {
      const { code, stdout, stderr } = await dlq(...args, '--json');
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout) as T;
    };
    const openOf = (reason: string) => json<Listed>('list', '--reason', reason);

    it('books an amount without a rate once the rate has come', async () => {
      const { product, pipeline, tables } = given();
      const event = {
        type: 'InvoiceEvent',
        ...{ eventId: 'francs', occurredAt: '2014-01-10T08:00:00Z', source: 'test', customerId: CUSTOMER },
        ...{ kind: 'ISSUED', invoiceId: 'F1', issueDate: '2014-01-10', dueDate: '2014-02-10' },
        ...{ amountMinor: 10_000, currency: 'CHF' },
      };
      const posted = await product.intake('/v1/events', event);
      expect(posted.status, JSON.stringify(posted.body)).toBe(202);
      await eventually('the dead letter', async () => (await openOf('no-fx-rate')).total === 1 || undefined);
      const rate = { base: 'CHF', quote: 'USD', date: '2014-01-09', rate: 1.1 };
      expect((await product.intake('/v1/fx-rates', rate)).status).toBe(202);
      await pipeline.caughtUp();

      const replayed = await json<{ handled: number }>(
        ...['replay', '--reason', 'no-fx-rate', '--by', 'night shift', '--why', 'the rate came late'],
      );
      expect(replayed.handled).toBe(1);
      await pipeline.caughtUp();
      const { body } = await product.api(`/v1/customers/${CUSTOMER}/indicators`);
      expect(body).toMatchObject({ values: { openCount: 1, open: { amountMinor: 11_000 } } });
      const audit = await oneRow<object>(
        tables,
        "SELECT actor, reason FROM audit WHERE action = 'dead-letter.replay'",
      );
      expect(audit).toEqual({ actor: 'night shift', reason: 'the rate came late' });
    });

    it('does not replay one twice, unless told so', async () => {
      const done = await json<Listed>('list', '--state', 'replayed');
      expect(done.letters).toMatchObject([{ reason: 'no-fx-rate', handling: { actor: 'night shift' } }]);
      const id = done.letters[0]?.id ?? '';
      expect(await json('replay', '--reason', 'no-fx-rate')).toMatchObject({ handled: 0 });
      const again = await dlq('replay', id);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('replayed by night shift')]);
      expect(await json('replay', id, '--again', '--by', 'day shift')).toMatchObject({ handled: 1 });
      await given().pipeline.caughtUp();
      const { body } = await given().product.api(`/v1/customers/${CUSTOMER}/indicators`);
      expect(body, 'the same event again changes nothing').toMatchObject({ values: { openCount: 1 } });
    });

    it('brings back what breaks again as a new letter that names the old one', async () => {
      const before = await openOf('invalid-amount');
      expect(before.total).toBe(1);
      const id = before.letters[0]?.id ?? '';
      await json('replay', id);
      const [partition, offset] = id.split('-');
      const after = await eventually('the second letter', async () => {
        const { letters } = await openOf('invalid-amount');
        return letters[0];
      });
      expect(after).toMatchObject({ state: 'OPEN', replayOf: `ledger.events.dlq/${partition}/${offset}` });
    });

    it('shows one in full, and refuses what is none', async () => {
      const [letter] = (await openOf('invalid-currency')).letters;
      const shown = await json<Letter & { content: { type: string } }>('show', letter?.id ?? '');
      expect(shown).toMatchObject({ reason: 'invalid-currency', content: { type: 'InvoiceEvent' } });
      const text = await dlq('show', letter?.id ?? '');
      expect(text.stdout).toContain('"currency": "EUX"');
      const missing = await dlq('show', '99-1');
      expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('no dead letter 99-1')]);
      expect((await dlq('replay')).code, 'no letter named').toBe(2);
    });

    it('discards the rest, with a reason', async () => {
      expect((await dlq('discard', '--all')).code, 'without a reason').toBe(2);
      const { total } = await json<Listed>('list');
      expect(total).toBeGreaterThan(3);
      expect(await json('discard', '--all', '--why', 'a test producer')).toMatchObject({ handled: total });
      expect((await json<Listed>('list')).total).toBe(0);
      const all = await json<Listed>('list', '--state', 'all', '--limit', '1');
      expect(all.letters).toHaveLength(1);
      expect(all.total).toBeGreaterThan(total);
    });
  });
}
