import { dayOf } from '@foreshock/contracts';
import { carriedIndicators, type Indicators } from '@foreshock/ledger';
import { fieldName } from '@foreshock/clickhouse';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { eventually } from '@foreshock/testing';
import { followStream } from '../sse.ts';
import type { Given } from './given.ts';
import { WEBHOOK_SECRET } from './settings.ts';

interface Money {
  readonly amountMinor: number;
}

/** Two ways of counting may differ in the last digit. */
const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(12)) : value;

/** What readers get: values as of a date, warnings as they come, notifications that can be trusted. */
export function api(given: Given): void {
  describe('the API', () => {
    it('gives the indicators as of a date as the history has them', async () => {
      const { product, tables } = given();
      const asOf = '2013-06-30';
      const sql = `SELECT * EXCEPT (kafka_topic, kafka_partition, kafka_offset, kafka_ts) FROM indicators FINAL
        WHERE as_of <= {asOf:Date32} ORDER BY customer_id, as_of DESC LIMIT 1 BY customer_id`;
      const history = await tables.query<Record<string, unknown>>(sql, { asOf });
      expect(history.length).toBeGreaterThan(90);
      expect(new Set(history.map((row) => row['as_of'])).size).toBeGreaterThan(5);
      for (const row of history.filter((_, index) => index % 8 === 0)) {
        const { customer_id, as_of, partition: _p, offset: _o, currency, segment, ...rest } = row;
        const { policy_segment, grade, score, ...values } = rest;
        const { body } = await product.api(`/v1/customers/${String(customer_id)}/indicators?asOf=${asOf}`);
        const known = Object.entries(values).map(([column, value]) => [fieldName(column), value]);
        const days = dayOf(asOf) - dayOf(String(as_of));
        const carried = carriedIndicators(Object.fromEntries(known) as Indicators, days);
        const told = Object.entries(carried).map(([name, value]) => {
          const amount = { amountMinor: value, currency, decimal: (Number(value) / 100).toFixed(2) };
          const isAmount = name.endsWith('Minor') && value !== null;
          return [name.replace(/Minor$/, ''), isAmount ? amount : rounded(value)];
        });
        const answer = body as { readonly values: Readonly<Record<string, unknown>> };
        const answered = Object.entries(answer.values).map(([name, value]) => [name, rounded(value)]);
        expect({ ...answer, values: Object.fromEntries(answered) as unknown }).toEqual({
          ...{ customerId: customer_id, asOf, currency, segment, policySegment: policy_segment },
          ...{ grade, score, values: Object.fromEntries(told) as unknown },
        });
      }
    });

    it('answers for another date with other values, and for one before the first event with 404', async () => {
      const { product } = given();
      const at = (date: string) => product.api(`/v1/customers/0379-NEVHP/indicators?asOf=${date}`);
      const [before, spring, autumn] = await Promise.all([
        at('2011-12-31'),
        at('2013-03-15'),
        at('2013-10-15'),
      ]);
      expect(before.status).toBe(404);
      expect([spring.status, autumn.status]).toEqual([200, 200]);
      expect(spring.body).not.toEqual(autumn.body);
    });

    it('tells of a new warning at once: on the live stream, in the list, by a signed webhook', async () => {
      const { product, receiver } = given();
      const { apiUrl, apiToken } = product.run;
      const customerId = '0379-NEVHP';
      const stream = await followStream(`${apiUrl}/v1/stream`, apiToken);
      try {
        const accepted = await product.intake('/v1/events', {
          ...{ type: 'SignalEvent', occurredAt: '2014-01-10', source: 'legal', customerId },
          ...{ kind: 'CONTRACT', numbers: { breaches: 2 }, texts: {}, validUntil: '2014-02-10' },
        });
        expect(accepted.status).toBe(202);
        const warning = await eventually('the warning on the stream', () =>
          stream.events.find(
            ({ event, data }) => event === 'warning.raised' && data['customerId'] === customerId,
          ),
        );
        expect(warning.data).toMatchObject({
          ruleId: 'contractBreach',
          severity: 'HIGH',
          asOf: '2014-01-10',
        });
        const { warningId } = warning.data;

        const listed = await eventually('the warning in the list', async () => {
          const { body } = await product.api(`/v1/warnings?customer=${customerId}&state=OPEN`);
          const { items } = body as { items: { warningId: string; overdue: Money }[] };
          return items.find((item) => item.warningId === warningId);
        });
        expect(listed).toMatchObject({ state: 'OPEN', riskSource: 'CONTRACT' });

        const webhook = await eventually('the webhook', () =>
          receiver.received.find(({ body }) => body.includes(String(warningId))),
        );
        const verified = new Webhook(WEBHOOK_SECRET).verify(webhook.body, webhook.headers);
        expect(verified).toMatchObject({ type: 'warning.raised', data: { warningId, customerId } });
        const forged = webhook.body.replace(customerId, '9999-WRONG');
        expect(() => new Webhook(WEBHOOK_SECRET).verify(forged, webhook.headers)).toThrow();
      } finally {
        stream.close();
      }
    });

    it('has told of every severe warning of the ledger, across the restart, or says that it was over before', async () => {
      const { tables, receiver } = given();
      const sql = "SELECT warning_id AS id FROM warnings WHERE event = 'RAISED' AND severity = 'HIGH'";
      const raised = await tables.query<{ id: string }>(sql);
      expect(raised.length).toBeGreaterThan(5);
      const held =
        "SELECT warning_id AS id FROM held_notices WHERE target = 'collectors' AND reason = 'CLEARED_FIRST'";
      const missing = async () => {
        const bodies = receiver.received.map(({ body }) => JSON.parse(body) as Told);
        const told = bodies.flatMap(({ data }) => data.notices.map(({ warningId }) => warningId));
        expect(told.length).toBeGreaterThan(5);
        const over = await tables.query<{ id: string }>(held);
        const known = new Set([...told, ...over.map(({ id }) => id)]);
        return raised.filter(({ id }) => !known.has(id));
      };
      await eventually('all notifications', async () => (await missing()).length === 0 || undefined);
    });
  });
}

interface Told {
  readonly data: { readonly notices: readonly { readonly warningId: string }[] };
}
