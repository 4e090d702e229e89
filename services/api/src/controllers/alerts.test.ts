import { describe, expect, it } from 'vitest';
import { fakeAlertsLog } from '../alerts-log/fake-alerts-log.ts';
import { ProblemError } from '../http/problem.ts';
import type { Row } from '../model/from-rows.ts';
import { runAs } from '../access/current.ts';
import { AlertsController } from './alerts.controller.ts';
import { SilencesController } from './silences.controller.ts';
import { Tables } from './tables.ts';

/** A controller whose calls an administrator makes. */
function asAdmin<T extends object>(controller: T): T {
  const admin = { name: 'first-key', roles: ['admin'], rows: null } as const;
  return new Proxy(controller, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => runAs(admin, () => member.apply(target, given) as unknown);
    },
  });
}

const tablesOf = (rows: readonly Row[]) =>
  new Tables({ query: <T>() => Promise.resolve(rows as readonly T[] as T[]) });
const statusOf = async (work: Promise<unknown>): Promise<number> => {
  try {
    await work;
    return 200;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.status;
    throw error;
  }
};
const hours = (count: number): string => new Date(Date.now() + count * 3_600_000).toISOString();

const silence = (overrides: object = {}) => ({
  matchers: [{ name: 'owner' as const, values: ['collector-7'] }],
  endsAt: hours(2),
  setBy: 'team-lead',
  reason: 'holiday',
  ...overrides,
});

describe('silences', () => {
  const scene = (rows: readonly Row[] = []) => {
    const log = fakeAlertsLog();
    return { log, controller: asAdmin(new SilencesController(tablesOf(rows), log)) };
  };

  it('sets a silence once, however often the request is sent', async () => {
    const { log, controller } = scene();
    const first = await controller.set(silence(), 'key-1');
    const second = await controller.set(silence(), 'key-1');
    const other = await controller.set(silence(), undefined);
    expect(second.silenceId).toBe(first.silenceId);
    expect(other.silenceId).not.toBe(first.silenceId);
    expect(first).toMatchObject({ state: 'ACTIVE', setBy: 'team-lead', ended: null });
    expect(log.appended[0]).toMatchObject({ name: 'SilenceSet', key: first.silenceId });
  });

  it('refuses one that is over, ends before it starts, or lasts too long', async () => {
    const { log, controller } = scene();
    const bad = [{ endsAt: hours(-1) }, { startsAt: hours(5), endsAt: hours(4) }, { endsAt: hours(24 * 91) }];
    for (const one of bad) expect(await statusOf(controller.set(silence(one), undefined))).toBe(400);
    expect(log.appended).toEqual([]);
  });

  it('ends what is there and not over', async () => {
    const payload = JSON.stringify({ ...silence(), startsAt: hours(-1) });
    const active = { silence_id: 'sil_1', set_payload: payload, end_payload: '' };
    const { log, controller } = scene([active]);
    const ended = await controller.end('sil_1', { endedBy: 'team-lead' });
    expect(ended).toMatchObject({ state: 'OVER', ended: { by: 'team-lead', reason: null } });
    expect(log.appended).toMatchObject([{ name: 'SilenceEnded', record: { silenceId: 'sil_1' } }]);
    const end = JSON.stringify({ endedBy: 'team-lead', endedAt: hours(0), reason: null });
    const over = scene([{ ...active, end_payload: end }]);
    expect(await statusOf(over.controller.end('sil_1', { endedBy: 'team-lead' }))).toBe(409);
    expect(await statusOf(scene().controller.end('sil_2', { endedBy: 'team-lead' }))).toBe(404);
  });
});

describe('messages', () => {
  const row = {
    delivery_id: 'dlv_1',
    customer_id: 'C-1',
    warning_id: 'w-1',
    event: 'RAISED',
    channel: 'webhook',
    target: 'collectors',
    state: 'EXHAUSTED',
    attempts: 10,
    next_attempt_at: null,
    last_error: 'HTTP 500',
    updated_at: '2026-01-02 03:04:05.678',
    payload: '{"data":{"subject":"s"}}',
    kind: 'GROUP',
    notices: '[]',
    group_key: null,
    case_id: null,
    round_start: 0,
    resent_by: null,
    subject: 's',
  };
  const scene = (rows: readonly Row[]) => {
    const log = fakeAlertsLog();
    return { log, controller: asAdmin(new AlertsController(tablesOf(rows), log)) };
  };

  it('sends an exhausted one again, with its id and bytes, from the tries that are known', async () => {
    const { log, controller } = scene([row]);
    await controller.resend('dlv_1', { by: 'team-lead' });
    expect(log.appended).toMatchObject([
      {
        name: 'DeliveryUpdated',
        key: 'dlv_1',
        record: {
          deliveryId: 'dlv_1',
          state: 'PENDING',
          attempts: 10,
          roundStart: 10,
          resentBy: 'team-lead',
          payload: row.payload,
        },
      },
    ]);
  });

  it('sends no other again', async () => {
    const { log, controller } = scene([{ ...row, state: 'DELIVERED' }]);
    expect(await statusOf(controller.resend('dlv_1', { by: 'team-lead' }))).toBe(409);
    expect(await statusOf(scene([]).controller.resend('dlv_2', { by: 'team-lead' }))).toBe(404);
    expect(log.appended).toEqual([]);
  });

  it('enables a target that was disabled', async () => {
    const target = {
      target: 'collectors',
      state: 'DISABLED',
      reason: 'HTTP 410',
      delivery_id: 'dlv_1',
      updated_by: null,
      updated_at: '2026-01-02 03:04:05.678',
    };
    const { log, controller } = scene([target]);
    const enabled = await controller.enable('collectors', { by: 'team-lead', reason: 'moved' });
    expect(enabled).toMatchObject({ state: 'ENABLED', updatedBy: 'team-lead' });
    expect(log.appended).toMatchObject([{ name: 'TargetUpdated', key: 'collectors' }]);
    expect(await statusOf(controller.enable('other', { by: 'team-lead', reason: 'moved' }))).toBe(404);
  });
});
