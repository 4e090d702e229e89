import {
  createCodec,
  createFakeRegistry,
  type Codec,
  type DeliveryUpdated,
  type RecordTypes,
} from '@foreshock/contracts';
import { TestDriver } from '@foreshock/streaming/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseRouting } from '../routing.ts';
import { clearedWarning, pendingDelivery, raisedWarning } from '../testing/fixtures.ts';
import type { Notification } from '../render/notification.ts';
import { deskFactory, type DeskWatcher } from './desk-task.ts';
import { rulesOf, rulesOnLog } from './rules.ts';

const topics = { deliveriesTopic: 'deliveries', casesTopic: 'cases', heldTopic: 'held' };
const START_MS = 1_700_000_000_000;
let codec: Codec;
let clockMs: number;
beforeEach(async () => {
  clockMs = START_MS;
  codec = createCodec(createFakeRegistry());
  await codec.registerAll();
});

const quiet: DeskWatcher = {
  opened: () => Promise.resolve(),
  committed: () => undefined,
  closed: () => undefined,
};
const driver = (maxRecords = 100) =>
  new TestDriver(deskFactory({ codec, topics, watcher: quiet }), {
    at: { topic: 'alerts.log', partition: 0 },
    maxRecords,
  });
const input = <N extends keyof RecordTypes>(name: N, record: RecordTypes[N], afterMs = 1_000) => ({
  key: 'k',
  value: codec.encode(name, record),
  timestampMs: (clockMs += afterMs),
});
const rules = (routes: string, more = '') =>
  rulesOf(
    parseRouting(
      `targets:
  erp: { channel: webhook, url: 'https://example.com/hook' }
  team: { channel: slack, credentials: team, language: zh }
  journal: { channel: log }
routes:
${routes}
${more}`,
      'routing.yaml',
    ),
    'https://risk.example.com',
  );
const configured = (of: ReturnType<typeof rules>) =>
  input('AlertsConfigured', { ...rulesOnLog(of), configuredAt: clockMs });
const raised = (overrides = {}, afterMs?: number) =>
  input('WarningRaised', raisedWarning(overrides), afterMs);
const cleared = (overrides = {}) => input('WarningCleared', clearedWarning(overrides));
const time = (afterMs: number) =>
  input('TimePassed', { at: clockMs + afterMs, dueAt: clockMs + afterMs }, afterMs);

const decoded = async <N extends keyof RecordTypes>(
  driven: TestDriver,
  topic: string,
): Promise<RecordTypes[N][]> => {
  const records = driven.outputs(topic);
  await codec.ensure(records.map(({ value }) => value));
  return records.map(({ value }) => {
    const read = codec.decode(value);
    if (!read.ok) throw new Error(read.message);
    return read.record as unknown as RecordTypes[N];
  });
};
const deliveries = (driven: TestDriver) => decoded<'DeliveryUpdated'>(driven, 'deliveries');
const bodyOf = ({ payload }: DeliveryUpdated) => JSON.parse(payload) as Notification;

describe('the desk', () => {
  it('makes of a warning a delivery for each target that its routes name, and a case', async () => {
    const driven = driver();
    await driven.pipe([
      configured(
        rules(
          '  - { match: { severity: [MEDIUM] }, to: [erp] }\n  - { match: { severity: [HIGH] }, to: [journal] }\n  - { match: { source: [CREDIT] }, to: [journal, erp] }',
        ),
      ),
      raised(),
    ]);
    const planned = await deliveries(driven);
    expect(
      planned.map(({ target, channel, state, attempts }) => ({ target, channel, state, attempts })),
    ).toEqual([
      { target: 'erp', channel: 'webhook', state: 'PENDING', attempts: 0 },
      { target: 'journal', channel: 'log', state: 'PENDING', attempts: 0 },
    ]);
    const [opened] = await decoded<'CaseUpdated'>(driven, 'cases');
    expect(opened).toMatchObject({ customerId: 'C-1', state: 'OPEN', change: 'OPENED' });
    expect(planned[0]).toMatchObject({ caseId: opened?.caseId, nextAttemptAt: clockMs });
    expect(bodyOf(planned[0] as DeliveryUpdated).data.caseUrl).toBe(
      `https://risk.example.com/cases/${encodeURIComponent(opened?.caseId ?? '')}`,
    );
    expect(new Set(planned.map(({ deliveryId }) => deliveryId)).size).toBe(2);
    const [record] = driven.outputs('deliveries');
    expect(String(record?.key)).toBe(planned[0]?.deliveryId);
    expect(String(record?.headers.ce_type)).toBe('foreshock.alerts.DeliveryUpdated');
  });

  it('holds to nobody what comes before there are rules, and loses none of it', async () => {
    const driven = driver(1);
    await driven.pipe([raised()]);
    expect(await deliveries(driven)).toEqual([]);
    await driven.crash();
    await driven.pipe([configured(rules('  - to: [journal]'))]);
    expect((await deliveries(driven)).map(({ target }) => target)).toEqual(['journal']);
  });

  it('reaches the route of the segment, also with the clearing, and holds on record what no route takes', async () => {
    const driven = driver();
    await driven.pipe([
      configured(rules('  - { match: { segment: [LARGE], source: [FRAUD] }, to: [erp] }')),
      raised({ riskSource: 'FRAUD', segment: 'LARGE' }),
      raised({ warningId: 'w-2', riskSource: 'FRAUD', segment: null }),
      cleared(),
      time(2_000),
    ]);
    expect((await deliveries(driven)).map(({ event, warningId }) => `${event} ${warningId}`)).toEqual([
      `RAISED ${raisedWarning().warningId}`,
      `CLEARED ${raisedWarning().warningId}`,
    ]);
    const held = await decoded<'NoticeHeld'>(driven, 'held');
    expect(held).toMatchObject([{ warningId: 'w-2', reason: 'NO_ROUTE', target: '' }]);
  });

  it('waits for what belongs together, and tells it in one message when the time has come', async () => {
    const driven = driver();
    await driven.pipe([
      configured(rules('  - to: [team]')),
      raised(),
      raised({ warningId: 'w-2' }),
      time(10_000),
    ]);
    expect(await deliveries(driven)).toEqual([]);
    await driven.pipe([time(30_000)]);
    const [delivery, ...none] = await deliveries(driven);
    expect(none).toEqual([]);
    expect(delivery).toMatchObject({ kind: 'GROUP', target: 'team' });
    expect(delivery?.notices.map(({ warningId }) => warningId)).toEqual([raisedWarning().warningId, 'w-2']);
    expect(bodyOf(delivery as DeliveryUpdated).data.language).toBe('zh');
  });

  it('keeps a silence, and tells at its end what is still open', async () => {
    const driven = driver();
    const silence = {
      silenceId: 'sil_1',
      matchers: [{ name: 'customerId', values: ['C-1'] }],
      startsAt: clockMs,
      endsAt: clockMs + 60_000,
      setBy: 'team-lead',
      reason: 'maintenance',
      setAt: clockMs,
    };
    await driven.pipe([configured(rules('  - to: [journal]')), input('SilenceSet', silence), raised()]);
    expect(await deliveries(driven)).toEqual([]);
    expect(await decoded<'NoticeHeld'>(driven, 'held')).toMatchObject([
      { reason: 'SILENCED', heldBy: 'sil_1' },
    ]);
    await driven.pipe([
      input('SilenceEnded', { silenceId: 'sil_1', endedBy: 'team-lead', reason: null, endedAt: clockMs }),
    ]);
    await driven.pipe([time(2_000)]);
    expect(await deliveries(driven)).toHaveLength(1);
  });

  it('sets aside what it cannot read, and goes on', async () => {
    const driven = driver();
    await driven.pipe([
      configured(rules('  - to: [journal]')),
      { key: 'k', value: Buffer.from('junk') },
      raised(),
    ]);
    expect(driven.deadLetters).toHaveLength(1);
    expect(await deliveries(driven)).toHaveLength(1);
    await driven.pipe([input('DeliveryUpdated', pendingDelivery())]);
    expect(driven.deadLetters).toHaveLength(2);
  });

  it('decides the same, byte for byte, whatever the batches and restarts', async () => {
    const story = () => {
      clockMs = START_MS;
      return [
        configured(rules('  - { to: [journal, team], groupInterval: 10s }', 'inhibit: usual')),
        raised(),
        raised({ warningId: 'w-2', severity: 'HIGH' }),
        raised({ warningId: 'w-3', customerId: 'C-2' }),
        time(40_000),
        cleared(),
        configured(rules('  - { to: [erp], groupInterval: 10s }')),
        cleared({ warningId: 'w-2' }),
        time(600_000),
      ];
    };
    const whole = driver();
    await whole.pipe(story());
    const bytes = (driven: TestDriver) =>
      ['deliveries', 'cases', 'held'].map((topic) =>
        driven
          .outputs(topic)
          .map(({ key, value, timestampMs }) => [String(key), value?.toString('hex'), timestampMs]),
      );
    for (const size of [1, 2, 3]) {
      const cut = driver(size);
      for (const one of story()) {
        await cut.pipe([one]);
        await cut.crash();
      }
      expect(bytes(cut)).toEqual(bytes(whole));
    }
    expect((await deliveries(whole)).length).toBeGreaterThan(3);
  });
});
