import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { foldWarning, type WarningOpening } from '../desk/warning-event.ts';
import type { AlertmanagerTarget } from '../routing.ts';
import { clearedWarning, raisedWarning } from '../testing/fixtures.ts';
import { messageOf, noticeAbout, notificationAbout, notificationFor } from '../testing/messages.ts';
import { startReceiver, type Receiver } from '../testing/receiver.ts';
import { addressPolicy } from './addresses.ts';
import { alertmanagerChannel } from './alertmanager.ts';
import { keepsTheContract } from './channel.contract.ts';

let receiver: Receiver;
beforeAll(async () => void (receiver = await startReceiver()));
beforeEach(() => receiver.answer({ status: 200 }));
afterAll(() => receiver.close());

const target = (): AlertmanagerTarget => ({
  channel: 'alertmanager',
  url: receiver.url,
  language: 'en',
  hours: 24,
  credentials: 'am',
  timeoutMs: 5_000,
});
const channel = () =>
  alertmanagerChannel({
    logins: new Map([['am', { username: 'foreshock', password: 'pw' }]]),
    policy: addressPolicy(['127.0.0.1']),
    resolve: () => Promise.resolve([]),
    now: () => 0,
  });

keepsTheContract<AlertmanagerTarget>('alertmanager', () => ({
  channel: channel(),
  target: target(),
  seen: () => receiver.received.map(({ body }) => body),
}));

interface Alert {
  readonly labels: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly endsAt: string;
}

/** Alertmanager's own rule: alerts of the same labels are one, the latest post counts; it fires until its end. */
function firing(bodies: readonly string[], atMs: number): string[] {
  const known = new Map<string, Alert>();
  for (const alert of bodies.flatMap((body) => JSON.parse(body) as Alert[]))
    known.set(JSON.stringify(Object.entries(alert.labels).sort()), alert);
  return [...known.values()].flatMap(({ labels, endsAt }) =>
    Date.parse(endsAt) > atMs ? (labels.severity ?? '') : [],
  );
}

it('fires from the raising to the clearing, once, with the severity of the moment', async () => {
  const openings = new Map<string, WarningOpening>();
  const before = receiver.received.length;
  const bodies = () => receiver.received.slice(before).map(({ body }) => body);
  const tell = async (warning: Parameters<typeof foldWarning>[1], atMs: number) => {
    const notification = notificationAbout(foldWarning(openings, warning), 'en', atMs);
    const sent = { deliveryId: `dlv_${atMs}`, body: '', notification };
    expect(await channel().send(sent, target())).toEqual({ kind: 'delivered' });
    return firing(bodies(), atMs + 1);
  };
  expect(await tell({ type: 'WarningRaised', record: raisedWarning() }, 1_000)).toEqual(['medium']);
  const worse = { ...raisedWarning({ severity: 'HIGH' }), fromSeverity: 'MEDIUM' as const };
  expect(await tell({ type: 'WarningEscalated', record: worse }, 2_000)).toEqual(['high']);
  expect(firing(bodies(), 2_000 + 25 * 3_600_000)).toEqual([]);
  expect(await tell({ type: 'WarningCleared', record: clearedWarning() }, 3_000)).toEqual([]);
  const [{ path, headers }] = receiver.received.slice(-1) as [(typeof receiver.received)[number]];
  expect(path).toBe('/api/v2/alerts');
  expect(headers.authorization).toBe('Basic Zm9yZXNob2NrOnB3');
});

it('tells every warning of a message that speaks of several, and a grade not at all', async () => {
  const before = receiver.received.length;
  const events = ['w-1', 'w-2'].map((warningId) =>
    foldWarning(new Map(), { type: 'WarningRaised', record: raisedWarning({ warningId }) }),
  );
  const notification = notificationFor(messageOf(events.map((event) => noticeAbout(event, 1_000))));
  await channel().send({ deliveryId: 'dlv_1', body: '', notification }, target());
  const alerts = JSON.parse(receiver.received[before]?.body ?? '') as Alert[];
  expect(alerts.map(({ labels }) => labels.warning)).toEqual(['w-1', 'w-2']);

  const rating = {
    ...notification,
    data: { ...notification.data, notices: [{ ...notification.data.notices[0], type: 'rating.changed' }] },
  };
  const sent = { deliveryId: 'dlv_2', body: '', notification: rating as typeof notification };
  expect(await channel().send(sent, target())).toEqual({ kind: 'delivered' });
  expect(receiver.received).toHaveLength(before + 1);
});
